package org.tongban.server.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.server.scenario.Api;

/** What the server acknowledged, kept on the clients' side, to be held against what it stores. */
final class Journal {
  /** The latest acknowledged version of every draft. */
  private final Map<String, Integer> drafts = new ConcurrentHashMap<>();

  /** Submissions that were sent; whether they took effect is not known from this. */
  private final Set<String> sent = ConcurrentHashMap.newKeySet();

  private final Map<String, Filed> cases = new ConcurrentHashMap<>();

  /** An acknowledged case. */
  record Filed(String number, int version) {
    static Filed of(JsonNode view) {
      return new Filed(view.get("number").asText(), view.get("version").asInt());
    }
  }

  void draft(JsonNode view) {
    drafts.put(view.get("id").asText(), view.get("version").asInt());
  }

  void submitting(String id) {
    sent.add(id);
  }

  void filed(JsonNode view) {
    cases.put(view.get("id").asText(), Filed.of(view));
  }

  int openDrafts() {
    return drafts.size() - cases.size();
  }

  int filedCases() {
    return cases.size();
  }

  /** Everything acknowledged is there, nothing is there by halves, and the ledger is in order. */
  void isStoredAt(URI address) {
    var clerk = Load.clerk(address);
    cases.forEach(
        (id, filed) -> assertThat(Filed.of(read(clerk, id, "CASE"))).as(id).isEqualTo(filed));
    drafts.forEach((id, version) -> isStored(clerk, id, version));
    var open = clerk.get("/cases/drafts").expect(200).get("items").findValuesAsText("id");
    assertThat(open)
        .as("cases that are drafts as well")
        .doesNotContainAnyElementsOf(cases.keySet());
    var verified =
        Api.anonymous(address).staff("admin").post("/admin/ledger-verifications", Map.of());
    assertThat(verified.expect(200).get("findings")).isEmpty();
    assertThat(verified.body().get("cases").asInt()).isGreaterThanOrEqualTo(cases.size());
  }

  private void isStored(Api clerk, String id, int version) {
    if (cases.containsKey(id)) {
      return;
    }
    var view = clerk.get("/cases/" + id).expect(200);
    if (sent.contains(id) && view.get("phase").asText().equals("CASE")) {
      return;
    }
    assertThat(read(clerk, id, "DRAFT").get("version").asInt())
        .as(id)
        .isGreaterThanOrEqualTo(version);
  }

  private static JsonNode read(Api clerk, String id, String phase) {
    var view = clerk.get("/cases/" + id).expect(200);
    assertThat(view.get("phase").asText()).as(id).isEqualTo(phase);
    return view;
  }
}
