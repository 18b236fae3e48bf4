package org.tongban.application.paper;

import java.util.List;
import java.util.Objects;
import org.tongban.application.identity.Caller;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperTemplate;

/**
 * Writes the templates of papers, which hold for every unit: catalogue editors of the city do it.
 * What is saved is a new version; papers that were made stay as they are.
 */
public interface EditPaperTemplates {
  /** Whether the caller writes templates. */
  boolean edits(Caller.Staff caller);

  /** The latest version of each kind, in the order of the kinds. */
  List<PaperTemplate> current();

  /** The latest version of a kind. */
  PaperTemplate current(PaperKind kind);

  /** The latest 50 versions of a kind, the latest first. */
  List<PaperTemplate> versions(PaperKind kind);

  /**
   * Saves a version, from which papers are made from now on.
   *
   * @param version the latest version, which the caller saw
   * @throws StaleVersionException if somebody else saves one in the same moment; nothing is saved
   */
  Answer save(Caller.Staff caller, PaperKind kind, int version, Text text);

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

  /** The answer to {@link #save}. */
  sealed interface Answer {
    /** The version that holds now. */
    record Saved(PaperTemplate template) implements Answer {}

    /** Nothing was saved. */
    record Wrong(Faults faults) implements Answer {}

    /** Somebody else saved a version meanwhile. */
    record Stale(int current) implements Answer {}

    /** The caller does not write templates. */
    record NotAllowed() implements Answer {}
  }
}
