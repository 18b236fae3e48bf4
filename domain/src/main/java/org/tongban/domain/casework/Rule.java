package org.tongban.domain.casework;

/** The rules that can stand against a step. */
public enum Rule {
  /** The step does not exist in the case's present state. */
  NOT_IN_THIS_STATE,
  /** Another unit or role has the current stage. */
  NOT_YOUR_STAGE,
  /** The law wants another person (two-person rule, own case). */
  ANOTHER_PERSON_NEEDED,
  /** Corrections are asked once; a second notice needs a new fact (行政许可法 §32). */
  CORRECTED_ONCE_ALREADY,
  /** The days to ask for corrections have passed. */
  TOO_LATE,
  /** The day on which this follows from the law has not come. */
  TOO_EARLY,
  /** Something the step needs is missing or does not fit. */
  INCOMPLETE,
  /** The implementation does not foresee it. */
  NOT_FORESEEN
}
