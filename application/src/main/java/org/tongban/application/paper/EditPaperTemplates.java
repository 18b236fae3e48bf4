package org.tongban.application.paper;

import java.util.List;
import java.util.Optional;
import org.tongban.application.identity.Caller;
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
   */
  Answer save(Caller.Staff caller, PaperKind kind, int version, Text text);

  /** A paper made of the text with example words; empty if the text is wrong. */
  Optional<PaperPress.Printing> preview(PaperKind kind, Text text);

  /** What is written. */
  record Text(String title, String body) {}

  /** The answer. */
  sealed interface Answer {
    /** The version that holds now. */
    record Saved(PaperTemplate template) implements Answer {}

    /** What is wrong with title and body; nothing was saved. One of both has something. */
    record Wrong(List<String> title, List<String> body) implements Answer {
      public Wrong {
        title = List.copyOf(title);
        body = List.copyOf(body);
      }
    }

    /** Somebody else saved a version meanwhile. */
    record Stale(int current) implements Answer {}

    /** The caller does not write templates. */
    record NotAllowed() implements Answer {}
  }
}
