package org.tongban.application.paper;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;
import org.tongban.domain.paper.TemplateProposal;
import org.tongban.domain.paper.TextDifference;

/**
 * Writes the templates of papers, which hold for every unit: catalogue editors of the city do it. A
 * version comes into force when another editor than those who wrote it agrees; papers that were
 * made stay as they are.
 *
 * <p>Changes take the version of the proposal that the caller saw, 0 if there was none. They throw
 * {@link StaleVersionException} if somebody else makes one in the same moment; nothing is changed.
 */
public interface EditPaperTemplates {
  /** Whether the caller writes templates. */
  boolean edits(Caller.Staff caller);

  /** The version in force of each kind, in the order of the kinds. */
  List<PaperTemplate> current();

  /** The version in force of a kind. */
  PaperTemplate current(PaperKind kind);

  /** The latest 50 versions of a kind, the latest first. */
  List<PaperTemplate> versions(PaperKind kind);

  /** The open proposals, in the order of the kinds. */
  List<TemplateProposal> proposals();

  /** The proposal of the kind, open or not; empty if there never was one. */
  Optional<TemplateProposal> proposal(PaperKind kind);

  /** In which lines the proposal, its title first, differs from the version in force. */
  List<TextDifference.Line> difference(TemplateProposal proposal);

  /**
   * Hands a text in to be reviewed by another editor.
   *
   * @param remark for the reviewer, at most {@value TemplateProposal#LONGEST_REMARK} characters;
   *     may be empty
   */
  Answer propose(Caller.Staff caller, PaperKind kind, int version, Text text, String remark);

  /** Puts the proposal in force: papers are made from it from now on. */
  Answer approve(Caller.Staff caller, PaperKind kind, int version);

  /**
   * Sends the proposal back to be changed.
   *
   * @param reason 1 to {@value TemplateProposal#LONGEST_REMARK} characters
   */
  Answer sendBack(Caller.Staff caller, PaperKind kind, int version, String reason);

  /** Gives the proposal up. */
  Answer discard(Caller.Staff caller, PaperKind kind, int version);

  /** A paper made of the text with example words; nothing is saved. */
  Preview preview(PaperKind kind, Text text);

  /** What is written; lines end with a line feed. */
  record Text(String title, String body) {
    public Text {
      Objects.requireNonNull(title);
      body = body.replace("\r\n", "\n").replace('\r', '\n');
    }
  }

  /** What is wrong with title and body: one of both has something. */
  record Faults(List<String> title, List<String> body) {
    public Faults {
      title = List.copyOf(title);
      body = List.copyOf(body);
    }
  }

  /** The answer to {@link #preview}. */
  sealed interface Preview {
    /** The paper, or why it can't be made now. */
    record Printed(PaperPress.Printing printing) implements Preview {}

    /** It could not be saved as it is. */
    record Wrong(Faults faults) implements Preview {}
  }

  /** What came of a change. */
  sealed interface Answer {
    /** The proposal as it is now. */
    record Done(TemplateProposal proposal) implements Answer {}

    /** The text breaks rules; nothing was changed. */
    record Wrong(Faults faults) implements Answer {}

    /** Somebody else changed the proposal meanwhile. */
    record Stale(int current) implements Answer {}

    /** A rule forbids it, in words for the editor. */
    record Refused(String words) implements Answer {}

    /** The caller does not write templates. */
    record NotAllowed() implements Answer {}
  }
}
