package org.tongban.domain.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tongban.domain.casework.CaseId;
import org.tongban.domain.casework.CaseNumber;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;

/**
 * What an envelope is and holds.
 *
 * @param code on its label
 * @param about the one case whose papers it holds
 * @param sender who packed it
 * @param destination who opens it
 * @param purpose why it goes there
 * @param papers 1 to {@value #MOST_PAPERS} lines, each code once
 * @param legs how many times it set out so far
 */
public record Contents(
    EnvelopeId id,
    CustodyCode code,
    About about,
    UnitCode sender,
    UnitCode destination,
    Purpose purpose,
    List<Paper> papers,
    int legs,
    Instant packedAt) {
  /** As many kinds of papers as a label has room for. */
  public static final int MOST_PAPERS = 20;

  /** Why it goes. */
  public enum Purpose {
    /** From where the papers were taken to the authority that needs them. */
    FORWARD("转送办理"),
    /** Back to where the person gets them. */
    GIVE_BACK("退还本人");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }

    /** In Chinese words. */
    public String label() {
      return label;
    }
  }

  /** The case, as lists and labels name it. */
  public record About(CaseId caseId, CaseNumber number, String itemName, SubjectId applicant) {
    public About {
      Objects.requireNonNull(caseId);
      Objects.requireNonNull(number);
      Objects.requireNonNull(itemName);
      Objects.requireNonNull(applicant);
    }
  }

  /**
   * @throws IllegalArgumentException if there are no papers, too many, or one twice
   */
  public Contents {
    Objects.requireNonNull(id);
    Objects.requireNonNull(code);
    Objects.requireNonNull(about);
    Objects.requireNonNull(sender);
    Objects.requireNonNull(destination);
    Objects.requireNonNull(purpose);
    Objects.requireNonNull(packedAt);
    papers = List.copyOf(papers);
    if (papers.isEmpty() || papers.size() > MOST_PAPERS) {
      throw new IllegalArgumentException("一个材料袋装 1 到 " + MOST_PAPERS + " 种材料。");
    }
    if (papers.stream().map(Paper::code).distinct().count() < papers.size()) {
      throw new IllegalArgumentException("同一种材料写了两次，请合并份数。");
    }
    if (code.kind() != CustodyCode.Kind.ENVELOPE) {
      throw new IllegalArgumentException("Not the code of an envelope: " + code);
    }
  }

  /** The same with other papers in it. */
  Contents holding(List<Paper> other) {
    return new Contents(id, code, about, sender, destination, purpose, other, legs, packedAt);
  }

  /** The same, having set out once more. */
  Contents onAnotherLeg() {
    return new Contents(id, code, about, sender, destination, purpose, papers, legs + 1, packedAt);
  }

  /** The same, to be given back at another unit. */
  Contents backTo(UnitCode unit) {
    return new Contents(id, code, about, sender, unit, Purpose.GIVE_BACK, papers, legs, packedAt);
  }

  /**
   * The same without these pieces.
   *
   * @return may be without papers, and then nothing is left: empty
   */
  List<Paper> without(List<Paper> gone) {
    var rest = new ArrayList<Paper>();
    for (var paper : papers) {
      var fewer =
          gone.stream().filter(one -> one.code().equals(paper.code())).mapToInt(Paper::count).sum();
      if (paper.count() > fewer) {
        rest.add(new Paper(paper.code(), paper.name(), paper.count() - fewer));
      }
    }
    return List.copyOf(rest);
  }

  /** How many pieces are in it. */
  public int pieces() {
    return papers.stream().mapToInt(Paper::count).sum();
  }

  /** The codes of what is in it. */
  public List<String> codes() {
    return papers.stream().map(Paper::code).toList();
  }

  /** What is in it, in words. */
  public String words() {
    return words(papers);
  }

  /** Papers in words. */
  public static String words(List<Paper> papers) {
    return papers.stream().map(Paper::words).collect(Collectors.joining("、"));
  }
}
