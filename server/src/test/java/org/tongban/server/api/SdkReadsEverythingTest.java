package org.tongban.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongban.client.TongbanClient;
import org.tongban.client.items.CatalogueEntry;
import org.tongban.client.items.CataloguePage;
import org.tongban.client.items.ChainLevel;
import org.tongban.client.items.Fee;
import org.tongban.client.items.FormField;
import org.tongban.client.items.Guide;
import org.tongban.client.items.GuideLimits;
import org.tongban.client.items.MaterialNeed;
import org.tongban.client.items.NamedCode;
import org.tongban.client.items.PossibleProcedure;
import org.tongban.client.items.ResultPaper;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.RunningServer;

/** The SDK has an accessor for every field of the guides that the server sends. */
class SdkReadsEverythingTest {
  private static final RunningServer SERVER = RunningServer.embedded();

  /** What stands in the SDK under other names. */
  private static final Set<String> OTHERWISE = Set.of("crossProvince", "shownWhen");

  private static final Map<String, Class<?>> PARTS =
      Map.of(
          "materials", MaterialNeed.class,
          "form", FormField.class,
          "results", ResultPaper.class,
          "chain", ChainLevel.class,
          "specialProcedures", PossibleProcedure.class,
          "limits", GuideLimits.class,
          "fee", Fee.class,
          "authority", NamedCode.class,
          "territory", NamedCode.class);

  private final Api api = Api.anonymous(SERVER.address());
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();

  private void check(JsonNode object, Class<?> type) {
    for (var field : object.properties()) {
      seen.add(field.getKey());
      var read =
          OTHERWISE.contains(field.getKey())
              || Arrays.stream(type.getMethods())
                  .anyMatch(method -> method.getName().equals(field.getKey()));
      if (!read) {
        missing.add(type.getSimpleName() + "." + field.getKey());
      }
      var part = PARTS.get(field.getKey());
      if (type == Guide.class && part != null) {
        if (field.getValue().isArray()) {
          field.getValue().forEach(one -> check(one, part));
        } else {
          check(field.getValue(), part);
        }
      }
    }
  }

  @Test
  void ofEveryGuide() {
    for (var item : List.of("临时救助", "80岁以上高龄老人生活津贴", "公共场所卫生许可新办审批")) {
      var found = api.get("/items?limit=1&q=" + encoded(item)).expect(200).get("items").get(0);
      var all = api.get("/items/" + found.get("code").asText()).expect(200);
      var code = all.get("implementations").get(0).get("code").asText();
      check(api.get("/implementations/" + code).expect(200), Guide.class);
    }
    assertThat(missing).isEmpty();
    assertThat(seen)
        .contains("businessCode", "complaint", "issuer", "sample", "chain", "stopsClock")
        .hasSizeGreaterThan(50);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void ofTheCatalogueAndLeadsFromItToTheChanges() throws IOException {
    try (var client = TongbanClient.builder().baseUrl(SERVER.address().toString()).build()) {
      var kinds = new LinkedHashSet<CatalogueEntry.Kind>();
      var codes = new ArrayList<String>();
      CataloguePage first = client.items().catalogue(null, 100).execute();
      for (CataloguePage page = first; ; ) {
        page.items()
            .forEach(
                one -> {
                  kinds.add(one.kind());
                  codes.add(one.item() + "/" + one.implementation() + "/" + one.version());
                });
        if (page.next() == null) {
          break;
        }
        page = client.items().catalogue(page.next(), 100).execute();
      }
      assertThat(kinds)
          .containsExactly(CatalogueEntry.Kind.ITEM, CatalogueEntry.Kind.IMPLEMENTATION);
      assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(1200);
      var changes = client.items().changes(first.sequence() - 1, 10).execute().items();
      assertThat(changes).isNotEmpty();
      assertThat(changes.get(0).sequence()).isEqualTo(first.sequence());
      assertThat(changes.get(0).changedAt()).isPositive();
    }
    for (var path : List.of("/catalogue?limit=1", "/catalogue?limit=1&cursor=v.")) {
      var page = api.get(path).expect(200);
      page.get("items").forEach(one -> check(one, CatalogueEntry.class));
      check(page, CataloguePage.class);
    }
    assertThat(missing).isEmpty();
  }
}
