package org.tongban.application.casework;

import java.util.List;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.FilingRules;

/** Files a draft, which makes it a case. */
public interface SubmitCase {
  /**
   * Files the draft.
   *
   * @param version the version the caller saw
   */
  Submission submit(Caller caller, CaseId draft, int version);

  /** The answer. */
  sealed interface Submission {
    /** It is a case now. */
    record Submitted(CaseView view) implements Submission {}

    /** Something is missing or wrong; all of it. */
    record Incomplete(List<FilingRules.Problem> problems) implements Submission {
      public Incomplete {
        problems = List.copyOf(problems);
      }
    }

    /** The way asked for is not lawful; every reason. */
    record Unlawful(List<String> reasons) implements Submission {
      public Unlawful {
        reasons = List.copyOf(reasons);
      }
    }

    /** The item was changed since; the draft was moved to the new version, to be looked through. */
    record Outdated(Draft draft) implements Submission {}

    /** The draft was changed meanwhile. */
    record Stale(int current) implements Submission {}

    /** There is no such draft of the caller's. */
    record Absent() implements Submission {}

    /** The caller may not file it. */
    record NotAllowed(String words) implements Submission {
      public NotAllowed {
        Objects.requireNonNull(words);
      }
    }
  }
}
