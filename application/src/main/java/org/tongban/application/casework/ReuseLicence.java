package org.tongban.application.casework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseFile;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.Material;
import org.tongban.domain.licence.Licence;
import org.tongban.domain.licence.LicenceId;
import org.tongban.domain.licence.LicenceUse;

/**
 * Uses electronic licences that the city issued as materials (免证办), so that nobody is asked for a
 * paper that the city has itself. Only the holder's side chooses one: the holder, who operates the
 * holder's company, or who has the holder's mandate for the item.
 */
public interface ReuseLicence {
  /**
   * The applicant's licences that hold and serve as materials of the draft, in the order of the
   * guide; none where the caller may not choose one.
   *
   * @param draft the caller's, as {@link EditDraft} gave it
   */
  List<Offer> offers(Caller caller, Draft draft);

  /**
   * The same for a case that waits for materials of the caller's: it is named among those that are
   * handed in.
   */
  List<Offer> offers(Caller caller, CaseFile file);

  /** Uses the licence as that material of the draft, in place of what was handed in as it. */
  Reuse use(Caller caller, CaseId draft, String material, LicenceId licence);

  /**
   * What is known of the licences among the materials of a draft or case which the caller was
   * given, by the material's code.
   */
  Map<String, Used> used(CaseId id, List<Material> materials);

  /**
   * A licence that may be used.
   *
   * @param material the code of the material it serves as
   */
  record Offer(String material, Licence licence) {
    public Offer {
      Objects.requireNonNull(material);
      Objects.requireNonNull(licence);
    }
  }

  /**
   * A licence that is used.
   *
   * @param licence as it stands now
   * @param use how it was found when it was handed in; empty in a draft
   * @param warning why it does not hold any more, in words; empty while it holds
   */
  record Used(Licence licence, Optional<LicenceUse> use, Optional<String> warning) {
    public Used {
      Objects.requireNonNull(licence);
      Objects.requireNonNull(use);
      Objects.requireNonNull(warning);
    }
  }

  /** The answer. */
  sealed interface Reuse {
    /** It is the material now. */
    record Done(Material material, Used used) implements Reuse {}

    /** It can't be used, and what to do instead. */
    record NotUsable(String words) implements Reuse {}

    /**
     * There is no such draft of the caller's or no such material, or the applicant has no such
     * licence that serves as it.
     */
    record Absent() implements Reuse {}
  }
}
