package org.tongban.domain.item;

/** Whose power it is to decide a case concluded elsewhere (异地办结). */
public enum DecidingPlace {
  /** The power does not move: the territorial authority decides. */
  TERRITORY,
  /** The business authority of the place where it was handed in decides. */
  PLACE_OF_APPLICATION
}
