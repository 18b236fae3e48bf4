package org.tongban.domain.place;

/** Something that can be responsible for a stage of a case. */
public sealed interface Unit permits Authority, ServicePoint {
  /** The installation's code. */
  UnitCode code();

  /** The full Chinese name. */
  String name();

  /** Where it is; an authority's territory, a service point's place. */
  RegionCode region();
}
