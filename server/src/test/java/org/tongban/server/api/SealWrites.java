package org.tongban.server.api;

import static java.util.Map.entry;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.tongban.server.scenario.Api;

/** For each write about seals a way to get one it can be done to. */
final class SealWrites {
  private static final String PATH = "/admin/catalogue/seals";
  private static final AtomicInteger NEXT = new AtomicInteger();

  private SealWrites() {}

  /**
   * The scenarios.
   *
   * @param other another editor of the city
   */
  static Map<String, Supplier<RepeatedWritesTest.Write>> scenarios(Api editor, Api other) {
    return Map.ofEntries(
        entry(
            "POST /admin/catalogue/seals",
            () -> {
              var unit = unit(editor);
              return RepeatedWritesTest.write(
                  editor, "POST", PATH, seal(unit, "测试单位"), seal(unit, "测试单位二"));
            }),
        entry(
            "POST /admin/catalogue/seals/{id}/approval",
            () ->
                RepeatedWritesTest.write(
                    other, "POST", registered(editor) + "/approval", null, null, "\"1\"")),
        entry(
            "POST /admin/catalogue/seals/{id}/revocation",
            () ->
                RepeatedWritesTest.write(
                    editor,
                    "POST",
                    registered(editor) + "/revocation",
                    Map.of("reason", "遗失"),
                    Map.of("reason", "换发"),
                    "\"1\"")));
  }

  /** One that has no seal yet, another each time. */
  private static String unit(Api editor) {
    var lacking = editor.get(PATH + "/lacking?limit=100").expect(200).get("items");
    return lacking.get(NEXT.getAndIncrement() % lacking.size()).get("unit").asText();
  }

  private static Map<String, Object> seal(String unit, String name) {
    return Map.of(
        "unit", unit, "kind", "OFFICIAL", "name", name, "diameter", 42, "validFrom", "2026-01-01");
  }

  private static String registered(Api editor) {
    var made = editor.post(PATH, seal(unit(editor), "测试单位"));
    return PATH + "/" + made.expect(201).get("id").asText();
  }
}
