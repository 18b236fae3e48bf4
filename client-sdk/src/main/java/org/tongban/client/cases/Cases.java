package org.tongban.client.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.tongban.client.ApiCall;
import org.tongban.client.Download;
import org.tongban.client.Following;
import org.tongban.client.Page;
import org.tongban.client.UploadContent;
import org.tongban.client.deliveries.DeliveryChoice;
import org.tongban.client.transport.ApiRequest;
import org.tongban.client.transport.EventListener;
import org.tongban.client.transport.Sender;

/**
 * Applying and following what was applied for. Everything that changes a draft or a case takes the
 * {@link CaseView} it was decided upon, and fails as {@link
 * org.tongban.client.ProblemType#STALE_VERSION} if it changed since: read it again and let the
 * person decide anew. What a rule forbids fails as {@link org.tongban.client.ProblemType#REFUSED}.
 */
public final class Cases {
  private final Sender sender;

  /** Sends through the sender. */
  public Cases(Sender sender) {
    this.sender = sender;
  }

  /**
   * Opens a draft for the person who is signed in, filled in with what is known of them. Fails as
   * {@link org.tongban.client.ProblemType#NOT_ELIGIBLE} with every condition that is not met.
   */
  public ApiCall<CaseView> open(String implementation) {
    return openFor(implementation, null, null);
  }

  /**
   * Opens a draft for the person who is signed in, with their answers to the questions of {@link
   * org.tongban.client.items.Eligibility#questions}, by key.
   */
  public ApiCall<CaseView> open(String implementation, Map<String, Boolean> eligibility) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("implementation", implementation);
    body.put("eligibility", new LinkedHashMap<>(eligibility));
    return sender.prepare(ApiRequest.of("POST", CaseView::new, "cases").json(body));
  }

  /**
   * Opens a draft for another.
   *
   * @param applicant the id of an own organisation, or of a person who gave a mandate
   * @param mandate the id of that mandate; null for an own organisation
   */
  public ApiCall<CaseView> openFor(String implementation, String applicant, String mandate) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("implementation", implementation);
    if (applicant != null) {
      body.put("applicant", applicant);
    }
    if (mandate != null) {
      body.put("mandate", mandate);
    }
    return sender.prepare(ApiRequest.of("POST", CaseView::new, "cases").json(body));
  }

  /**
   * The person's submitted cases, the latest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<CaseSummary>> list(String cursor, int limit) {
    return listOf(null, cursor, limit);
  }

  /**
   * The submitted cases of an organisation the person is an operator of, the latest first; empty
   * for any other.
   *
   * @param organisation its id, or null for the person's own
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<CaseSummary>> listOf(String organisation, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(CaseSummary::new), "cases")
            .query("applicant", organisation)
            .page(cursor, limit));
  }

  /** The person's drafts. */
  public ApiCall<Page<DraftSummary>> drafts() {
    return sender.prepare(ApiRequest.of("GET", Page.of(DraftSummary::new), "cases", "drafts"));
  }

  /** The draft or case as it is now. */
  public ApiCall<CaseView> get(String id) {
    return sender.prepare(ApiRequest.of("GET", CaseView::new, "cases", id));
  }

  /**
   * Saves the draft, in place of what was saved before. Text that is not valid yet is kept too;
   * {@link CaseView#problems} of the answer says what to change.
   */
  public ApiCall<CaseView> save(CaseView draft, DraftContent content) {
    return sender.prepare(
        ApiRequest.of("PUT", CaseView::new, "cases", draft.id())
            .json(content.json())
            .ifVersion(draft.version()));
  }

  /** Discards the draft and its files. */
  public ApiCall<Void> discard(String id) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "cases", id));
  }

  /**
   * Uploads a file as a material, in place of an earlier one. Does not change the draft's version.
   * Fails as {@link org.tongban.client.ProblemType#UNUSABLE_FILE} or {@code TOO_LARGE} if the
   * server does not take the file, and with the source's own exception if it cannot be read.
   *
   * @param material the code of the material in the guide
   */
  public ApiCall<AttachedMaterial> attach(String id, String material, UploadContent content) {
    return sender.prepare(
        ApiRequest.of("PUT", AttachedMaterial::new, "cases", id, "materials", material)
            .file(content, Collections.<String, String>emptyMap()));
  }

  /**
   * Says that a material comes as an original, as a declaration or as an electronic licence; not
   * for uploads. A licence that does not hold any more fails as {@link
   * org.tongban.client.ProblemType#REFUSED}, with words for the person.
   */
  public ApiCall<AttachedMaterial> declare(String id, HandedIn material) {
    return sender.prepare(
        ApiRequest.of("PUT", AttachedMaterial::new, "cases", id, "materials", material.code())
            .json(material.json()));
  }

  /** Takes a material out of a draft. */
  public ApiCall<Void> detach(String id, String material) {
    return sender.prepare(ApiRequest.ofNothing("DELETE", "cases", id, "materials", material));
  }

  /** The uploaded file. */
  public ApiCall<Download> download(String id, String material) {
    return sender.prepare(ApiRequest.ofFile("cases", id, "materials", material));
  }

  /**
   * Submits the draft. Fails as {@link org.tongban.client.ProblemType#INCOMPLETE_APPLICATION} or
   * {@code UNLAWFUL_WAY} with the reasons in {@link org.tongban.client.ProblemException#errors}.
   *
   * @return the case, with its number
   */
  public ApiCall<CaseView> submit(CaseView draft) {
    return move(draft, "submission", Collections.<String, Object>emptyMap());
  }

  /**
   * Gives the draft a code under which the place of its way takes it over; an earlier code is void.
   * Refused if the way has no counter.
   */
  public ApiCall<Preparation> prepare(String id) {
    return sender.prepare(
        ApiRequest.of("POST", Preparation::new, "cases", id, "preparation")
            .json(Collections.<String, Object>emptyMap()));
  }

  /** Withdraws the case; refused once it is decided. */
  public ApiCall<CaseView> withdraw(CaseView view, String reason) {
    return move(view, "withdrawal", Collections.singletonMap("reason", reason));
  }

  /**
   * Answers what was to be corrected; files are attached before.
   *
   * @param answers the changed answers by field name; may be empty
   * @param materials the changed materials; may be empty
   */
  public ApiCall<CaseView> answerCorrection(
      CaseView view, Map<String, String> answers, List<HandedIn> materials) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("answers", new LinkedHashMap<>(answers));
    body.put("materials", json(materials));
    return move(view, "correction-answer", body);
  }

  /** Hands in what was promised for later. */
  public ApiCall<CaseView> handInPromised(CaseView view, List<HandedIn> materials) {
    return move(view, "promised-materials", Collections.singletonMap("materials", json(materials)));
  }

  /** Chooses another way to get the result; refused once it is on its way. */
  public ApiCall<CaseView> changeDelivery(CaseView view, DeliveryChoice delivery) {
    return sender.prepare(
        ApiRequest.of("PUT", CaseView::new, "cases", view.id(), "delivery")
            .json(delivery.json())
            .ifVersion(view.version()));
  }

  /**
   * Follows the case live, from the step after the one that is known: first what happened
   * meanwhile, then every step as it happens.
   *
   * @param lastSequence {@link CaseView#version} of what is shown; 0 for all from the beginning
   * @param executor where the listener is called, for example the main thread's
   * @return to be stopped when nobody looks any more
   */
  public Following follow(
      String id, long lastSequence, Executor executor, final ProgressListener listener) {
    Objects.requireNonNull(listener);
    return sender.follow(
        ApiRequest.of("GET", Progress::new, "cases", id, "events"),
        "progress",
        Long.toString(lastSequence),
        executor,
        new EventListener<Progress>() {
          @Override
          public void onEvent(Progress event) {
            listener.onProgress(event);
          }

          @Override
          public void onEnd(Exception failure) {
            listener.onEnd(failure);
          }
        });
  }

  /** Where the paper originals are that units took from the person; empty if none did. */
  public ApiCall<Page<Original>> originals(String id) {
    return sender.prepare(ApiRequest.of("GET", Page.of(Original::new), "cases", id, "originals"));
  }

  /** What happened so far: the first hundred steps, which mostly are all. */
  public ApiCall<Page<TimelineEntry>> timeline(String id) {
    return timeline(id, null, 100);
  }

  /**
   * What happened so far, the oldest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<TimelineEntry>> timeline(String id, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(TimelineEntry::new), "cases", id, "timeline")
            .page(cursor, limit));
  }

  /**
   * How a deadline was counted, day by day.
   *
   * @param kind {@link Deadline#kind}
   */
  public ApiCall<DeadlineDays> deadline(String id, String kind) {
    return sender.prepare(ApiRequest.of("GET", DeadlineDays::new, "cases", id, "deadlines", kind));
  }

  /** An issued paper, as a page for printing. */
  public ApiCall<Download> paper(String id, String number) {
    return sender.prepare(ApiRequest.ofFile("cases", id, "documents", number));
  }

  /**
   * The papers that were made out: receipts, notices and decisions, the first one first. That of a
   * step may come some seconds after it.
   *
   * @param cursor {@link Page#next} of the page before, or null
   * @param limit 1 to 100
   */
  public ApiCall<Page<OfficialPaper>> officialPapers(String id, String cursor, int limit) {
    return sender.prepare(
        ApiRequest.of("GET", Page.of(OfficialPaper::new), "cases", id, "papers")
            .page(cursor, limit));
  }

  /**
   * One of them as a PDF, the same bytes each time.
   *
   * @param paper {@link OfficialPaper#id}
   */
  public ApiCall<Download> officialPaper(String id, String paper) {
    return sender.prepare(ApiRequest.ofFile("cases", id, "papers", paper, "pdf"));
  }

  private ApiCall<CaseView> move(CaseView view, String step, Map<String, ?> body) {
    return sender.prepare(
        ApiRequest.of("POST", CaseView::new, "cases", view.id(), step)
            .json(body)
            .ifVersion(view.version()));
  }

  private static List<Map<String, Object>> json(List<HandedIn> materials) {
    List<Map<String, Object>> json = new ArrayList<>();
    for (HandedIn material : materials) {
      json.add(material.json());
    }
    return json;
  }
}
