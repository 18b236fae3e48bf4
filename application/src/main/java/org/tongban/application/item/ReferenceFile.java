package org.tongban.application.item;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files an import takes. UTF-8 with or without a byte order mark, comma separated (RFC 4180),
 * the first line names the columns. Lists inside a cell are separated by {@code |}, flags are
 * {@code true} or {@code false}, words in capitals are the names of the domain's enums.
 */
public enum ReferenceFile {
  /** Regions; level is province, city, county, zone, town or village. */
  DIVISIONS("divisions.csv", "code", "name", "level", "parent_code"),
  /** Days named in the State Council's notices; kind is holiday or workday. */
  HOLIDAYS("holidays.csv", "date", "kind", "name"),
  /** Cities of other provinces with an agreement; since is a month such as 2020-09, or empty. */
  PARTNER_CITIES("partner-cities.csv", "city", "name", "since", "hotline"),
  /** Offices with the power to decide. */
  AUTHORITIES(
      "authorities.csv", "code", "credit_code", "name", "department", "level", "region", "partner"),
  /** Places that serve people. */
  SERVICE_POINTS(
      "service-points.csv",
      "code",
      "name",
      "kind",
      "region",
      "address",
      "phone",
      "opening_hours",
      "partner"),
  /** Their counters. */
  WINDOWS("windows.csv", "service_point", "number", "name", "kind"),
  /** The basic catalogue; the name is the key. A new item without a code gets the next one. */
  SERVICE_ITEMS(
      "service-items.csv",
      "name",
      "type_code",
      "type",
      "department",
      "subject",
      "cross_province",
      "basis",
      "code?"),
  /** What village stations handle, by district. */
  VILLAGE_ITEMS("village-items.csv", "district_code", "district", "item_name"),
  /** Everyday words for the terms of item names; the term is the key. */
  SYNONYMS("synonyms.csv", "means", "words"),
  /** What many people ask; status is active or withdrawn. */
  QUESTIONS("questions.csv", "code", "question", "answer", "items", "status"),
  /** How often items are asked for, 1 to 100. */
  POPULARITY("popularity.csv", "item_name", "weight"),
  /** The items people need when something happens in their lives, in their order. */
  LIFE_EVENTS("life-events.csv", "event", "item_name"),
  /** Numbers that were published, to be shown beside the counted ones. */
  FIGURES("figures.csv", "name", "figure", "source"),
  /** Who carries out an item by which guide; status is active or withdrawn. */
  IMPLEMENTATIONS(
      "implementations.csv", "item", "authority", "guide", "status", "contact", "complaint?"),
  /** How an item is carried out; several authorities may share a guide. */
  GUIDES(
      "guides.csv",
      "guide",
      "kind",
      "subjects",
      "modes",
      "channels",
      "actors",
      "reach",
      "cross_province_partners",
      "cross_province_modes",
      "deciding",
      "two_persons",
      "legal_days",
      "promised_days",
      "notice_days",
      "answer_days",
      "extension_days",
      "delivery_days",
      "limits_basis",
      "delivery_ways",
      "fee_fen",
      "fee_basis",
      "laws"),
  /**
   * The materials of a guide; licences are the names of the items whose electronic licences serve
   * as the material.
   */
  MATERIALS(
      "materials.csv",
      "guide",
      "code",
      "name",
      "necessity",
      "trust",
      "original",
      "commitment",
      "hint",
      "issuer?",
      "sample?",
      "licences?"),
  /** The form of a guide. */
  FORM_FIELDS(
      "form-fields.csv",
      "guide",
      "name",
      "label",
      "kind",
      "required",
      "max_length",
      "options",
      "hint",
      "section?",
      "group?",
      "shown_when?",
      "least?",
      "most?",
      "prefill?"),
  /**
   * MINIMUM_AGE, BELOW_AGE (years), HOME_WITHIN, RESIDENCE_WITHIN (a region's code, or TERRITORY),
   * SUBJECT (PERSON or ORGANISATION), SEX (MALE or FEMALE), HOLDS_RESULT, HOLDS_NO_RESULT (an
   * item's name), DECLARED (a key). The sex limits an age to it; the question and the answer that
   * meets it ({@code true} or {@code false}) belong to DECLARED; the advice says what to do
   * instead.
   */
  CONDITIONS("conditions.csv", "guide", "kind", "value", "sex?", "question?", "answer?", "advice?"),
  /** The lower levels that examine first, the lowest first. */
  CHAIN("chain.csv", "guide", "level", "department", "allowance_days"),
  /** The special procedures of a guide. */
  SPECIAL_PROCEDURES(
      "special-procedures.csv", "guide", "procedure", "expected_days", "stops_clock_basis"),
  /** The papers a granted application leads to. */
  RESULTS("results.csv", "guide", "name", "electronic", "paper", "sample?");

  private static final String MAY_BE_MISSING = "?";

  private final String fileName;
  private final List<String> columns;
  private final List<String> necessary;

  /** A question mark after a column's name: a file without it counts as one where it is empty. */
  ReferenceFile(String fileName, String... columns) {
    this.fileName = fileName;
    this.columns =
        Arrays.stream(columns).map(column -> column.replace(MAY_BE_MISSING, "")).toList();
    this.necessary =
        Arrays.stream(columns).filter(column -> !column.endsWith(MAY_BE_MISSING)).toList();
  }

  /** The file's name, without a folder. */
  public String fileName() {
    return fileName;
  }

  /** The columns it may have, in any order. */
  public List<String> columns() {
    return columns;
  }

  /** The columns it must have; in one that is left out, every cell counts as empty. */
  public List<String> necessaryColumns() {
    return necessary;
  }

  /** The file with that name, or empty; a folder before the name does not matter. */
  public static Optional<ReferenceFile> named(String name) {
    var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return Arrays.stream(values()).filter(file -> file.fileName.equals(plain)).findFirst();
  }

  /** The files that tell together how items are carried out, and only come together. */
  public static List<ReferenceFile> ofImplementations() {
    return Arrays.stream(values()).filter(file -> file.compareTo(IMPLEMENTATIONS) >= 0).toList();
  }
}
