package org.tongban.application.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.FilingRules;
import org.tongban.domain.casework.Material;
import org.tongban.domain.casework.Way;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.person.Subject;

/**
 * Fills a draft in. What a person typed is always kept, even where it will not do yet: what is
 * wrong with it is told beside it.
 */
public interface EditDraft {
  /** The longest answer that is kept, in characters. */
  int LONGEST_ANSWER = 4000;

  /** The draft with what still keeps it from being filed; empty if it is not the caller's. */
  Optional<DraftView> view(Caller caller, CaseId id);

  /** Whose matter the draft is; empty if the draft is not the caller's. */
  Optional<Subject> applicant(Caller caller, CaseId id);

  /** The caller's drafts, the latest first. */
  List<Draft> list(Caller caller);

  /**
   * Saves what was filled in so far.
   *
   * @param version the version the caller saw
   * @return the draft as it is now, or empty if it is not the caller's
   * @throws StaleVersionException if it was changed meanwhile
   */
  Optional<DraftView> save(Caller caller, CaseId id, int version, Content content);

  /**
   * Puts a material, replacing what was handed in under its code; the last one wins. Licences are
   * put in by {@link ReuseLicence} alone.
   *
   * @return the draft, or empty if it is not the caller's or asks for no such material
   */
  Optional<DraftView> put(Caller caller, CaseId id, Material material);

  /** Takes a material out; empty if the draft is not the caller's. */
  Optional<DraftView> take(Caller caller, CaseId id, String code);

  /** Throws the draft away; false if it is not the caller's. */
  boolean discard(Caller caller, CaseId id);

  /**
   * What is filled in.
   *
   * @param answers all answers so far; they replace the earlier ones
   * @param way empty leaves the way as it is
   * @param delivery empty leaves the delivery as it is
   */
  record Content(
      Map<String, String> answers, Optional<Way> way, Optional<DeliveryChoice> delivery) {
    public Content {
      answers = Map.copyOf(answers);
      Objects.requireNonNull(way);
      Objects.requireNonNull(delivery);
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
      return "Content[" + answers.size() + " answers]";
    }
  }

  /**
   * A draft with what still keeps it from being filed.
   *
   * @param problems empty if it may be filed
   */
  record DraftView(Draft draft, List<FilingRules.Problem> problems) {
    public DraftView {
      Objects.requireNonNull(draft);
      problems = List.copyOf(problems);
    }
  }
}
