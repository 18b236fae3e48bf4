package org.tongban.domain.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.casework.ActorId;

/**
 * A version of the template of a kind of paper. It never changes; what is written anew is the next
 * version.
 *
 * @param version from 1 on
 * @param title of the paper, without placeholders
 * @param body plain text with placeholders, see {@code docs/papers.md}
 * @param savedAt when it came into force, truncated to microseconds
 * @param savedBy who handed it in
 * @param approvedBy the other person who agreed; empty for the first ones, and for those from
 *     before two people were asked
 */
public record PaperTemplate(
    PaperKind kind,
    int version,
    String title,
    String body,
    Instant savedAt,
    ActorId savedBy,
    Optional<ActorId> approvedBy) {
  /** The most characters of a title: it has two lines then. */
  public static final int LONGEST_TITLE = 30;

  /** The most characters of a body. */
  public static final int LONGEST_BODY = 7000;

  public PaperTemplate {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(title);
    Objects.requireNonNull(body);
    Objects.requireNonNull(savedAt);
    Objects.requireNonNull(savedBy);
    Objects.requireNonNull(approvedBy);
    if (version < 1) {
      throw new IllegalArgumentException("Versions start with 1: " + version);
    }
  }

  /** What is wrong with a title, in words for who wrote it; empty if nothing is. */
  public static List<String> titleFaults(String title) {
    var faults = new ArrayList<String>();
    if (title.isBlank() || title.strip().length() > LONGEST_TITLE) {
      faults.add("标题请写 1 至 " + LONGEST_TITLE + " 个字。");
    }
    if (title.contains("{{") || title.codePoints().anyMatch(Character::isISOControl)) {
      faults.add("标题是固定的文字，不能有占位符或换行。");
    }
    return faults;
  }
}
