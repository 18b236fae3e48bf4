package org.tongban.server.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.tongban.server.scenario.Api;
import org.tongban.server.scenario.Api.Answer;

/** Four clerks who open and file applications as fast as they are answered. */
final class Load implements AutoCloseable {
  private static final int CLERKS = 4;

  /** Left open at most; nobody may have more than 50. */
  private static final int MOST_DRAFTS = 20;

  private static final String ITEM = "居民身份证换领补领异地受理";

  private final Wish wish;
  private final Journal journal;
  private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean going = true;

  private Load(Wish wish, Journal journal) {
    this.wish = wish;
    this.journal = journal;
  }

  /** An application that can be filed at the counter of {@code clerk}, over and over. */
  record Wish(Api clerk, String applicant, String implementation) {
    static Wish at(URI address) {
      var clerk = Load.clerk(address);
      var person =
          clerk.post(
              "/staff/subjects",
              Map.of(
                  "name", "测小雨",
                  "citizenId", "44999919981111002X",
                  "phone", "15400000006",
                  "home", "440981"));
      var hits = clerk.get("/items?limit=50&q=" + encoded(ITEM)).expect(200).get("items");
      var item = clerk.get("/items/" + hits.get(0).get("code").asText()).expect(200);
      for (var implementation : item.get("implementations")) {
        if (implementation.get("territory").asText().equals("440981")) {
          return new Wish(
              clerk, person.body().get("id").asText(), implementation.get("code").asText());
        }
      }
      throw new AssertionError("No implementation of " + ITEM);
    }

    /** What opens the draft. */
    Map<String, String> opening() {
      return Map.of("implementation", implementation, "applicant", applicant);
    }

    /** Fills the draft in so that it can be submitted. */
    Answer fillIn(String id) {
      var noted =
          clerk.put("/cases/" + id + "/materials/id-card", Map.of("form", "ORIGINAL", "note", ""));
      if (noted.status() != 200) {
        return noted;
      }
      var now = clerk.get("/cases/" + id);
      return now.status() == 200 ? clerk.put("/cases/" + id, content(), now.etag()) : now;
    }

    private static Map<String, Object> content() {
      return Map.of(
          "answers",
          Map.of("reason", "有效期满", "phone", "15400000006"),
          "way",
          Map.of(
              "mode", "CONCLUDE_ELSEWHERE",
              "channel", "ANY_WINDOW",
              "place", "HALL-440902",
              "actingAs", "SELF"),
          "delivery",
          Map.of("way", "PICK_UP", "place", "HALL-440902"));
    }

    /** A draft that can be submitted, with its entity tag. */
    Answer filledIn() {
      var opened = clerk.post("/staff/cases", opening());
      var id = opened.expect(201).get("id").asText();
      var saved = fillIn(id);
      saved.expect(200);
      return saved;
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The clerk at whose counter everything is filed. */
  static Api clerk(URI address) {
    return Api.anonymous(address).staff("window-440902");
  }

  /** Starts filing; everything that is acknowledged goes into the journal. */
  static Load on(URI address, Journal journal) {
    var load = new Load(Wish.at(address), journal);
    for (int i = 0; i < CLERKS; i++) {
      load.threads.add(Thread.startVirtualThread(load::work));
    }
    return load;
  }

  private void work() {
    while (going) {
      try {
        file();
      } catch (UncheckedIOException e) {
        // No answer: the server is gone, and nothing was acknowledged.
        ServerProcess.pause(20);
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
        return;
      }
    }
  }

  private void file() {
    var opened = wish.clerk().post("/staff/cases", wish.opening());
    if (!acknowledged(opened, 201)) {
      return;
    }
    journal.draft(opened.body());
    var id = opened.body().get("id").asText();
    var saved = wish.fillIn(id);
    if (!acknowledged(saved, 200)) {
      return;
    }
    journal.draft(saved.body());
    if (ThreadLocalRandom.current().nextInt(4) > 0 || journal.openDrafts() > MOST_DRAFTS) {
      journal.submitting(id);
      var filed = wish.clerk().post("/cases/" + id + "/submission", Map.of(), saved.etag());
      if (acknowledged(filed, 200)) {
        journal.filed(filed.body());
      }
    }
  }

  private boolean acknowledged(Answer answer, int status) {
    if (answer.status() != status) {
      refusals.add(answer);
      ServerProcess.pause(50);
    }
    return answer.status() == status;
  }

  /** Answers that were none of the expected ones, so far. */
  List<Answer> refusals() {
    return List.copyOf(refusals);
  }

  /** Whether the journal has grown by as many cases. */
  void untilFiled(int more) {
    var wanted = journal.filedCases() + more;
    for (int tries = 0; journal.filedCases() < wanted; tries++) {
      if (tries > 600 || !failures.isEmpty()) {
        throw unfinished();
      }
      ServerProcess.pause(50);
    }
  }

  private AssertionError unfinished() {
    var failure = new AssertionError("The load does not go on: " + firstRefusal());
    failures.forEach(failure::addSuppressed);
    return failure;
  }

  private JsonNode firstRefusal() {
    return refusals.stream().findFirst().map(Answer::body).orElse(null);
  }

  /** Stops filing, and waits for the answers on their way. */
  @Override
  public void close() {
    going = false;
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (!failures.isEmpty()) {
      throw unfinished();
    }
  }
}
