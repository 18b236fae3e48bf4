package org.tongban.integration.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The filled text of a paper as blocks. Each line is one, and what it begins with says which:
 * {@code ~} for whom it is, {@code #} a heading, {@code -} an entry of a numbered list, {@code |} a
 * row of a table with {@code |} between its cells, {@code |#} the head of one, {@code _} lines to
 * sign on, {@code >} a note in small letters, {@code ---} unit and day; everything else is a
 * paragraph.
 */
final class PaperText {
  private static final String SEAL = "---";

  private PaperText() {}

  /** A part of the paper. */
  sealed interface Block {
    /** For whom it is. */
    record Address(String text) implements Block {}

    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** An entry of a list, with its number in it. */
    record Entry(int number, String text) implements Block {}

    /**
     * A table.
     *
     * @param head empty for one of names and values
     * @param rows each with at least one cell
     */
    record Table(List<String> head, List<List<String>> rows) implements Block {}

    /** Where people sign, with what each of them is. */
    record Signatures(List<String> who) implements Block {}

    record Note(String text) implements Block {}

    /** Unit and day. */
    record Seal() implements Block {}
  }

  /** What is wrong with the marks of a body, in Chinese words. */
  static List<String> faults(String body) {
    var seals = body.lines().filter(line -> line.strip().equals(SEAL)).count();
    return seals > 1 ? List.of("“---”（单位和日期的位置）只能有一处。") : List.of();
  }

  /** The blocks of a filled text; unit and day come last if it does not say where. */
  static List<Block> blocks(String filled) {
    var blocks = new ArrayList<Block>();
    var number = 0;
    for (var line : filled.lines().map(String::strip).filter(it -> !isEmpty(it)).toList()) {
      number = line.startsWith("- ") ? number + 1 : 0;
      add(blocks, line, number);
    }
    if (blocks.stream().noneMatch(Block.Seal.class::isInstance)) {
      blocks.add(new Block.Seal());
    }
    return blocks;
  }

  private static boolean isEmpty(String line) {
    return plain(line).isBlank();
  }

  private static void add(List<Block> blocks, String line, int number) {
    if (line.equals(SEAL)) {
      blocks.add(new Block.Seal());
    } else if (line.startsWith("|")) {
      row(blocks, line);
    } else if (line.startsWith("~")) {
      blocks.add(new Block.Address(rest(line)));
    } else if (line.startsWith("# ")) {
      blocks.add(new Block.Heading(rest(line)));
    } else if (line.startsWith("- ")) {
      blocks.add(new Block.Entry(number, rest(line)));
    } else if (line.startsWith("_ ")) {
      blocks.add(new Block.Signatures(cells(line.substring(1))));
    } else if (line.startsWith(">")) {
      blocks.add(new Block.Note(rest(line)));
    } else {
      plain(line).lines().forEach(one -> blocks.add(new Block.Paragraph(one.strip())));
    }
  }

  private static String rest(String line) {
    return plain(line.substring(1)).strip();
  }

  /** Without the signs that keep values apart from marks. */
  private static String plain(String text) {
    return text.replace(String.valueOf(TemplateLanguage.INERT), "")
        .replace(TemplateLanguage.LINE, '\n');
  }

  private static List<String> cells(String text) {
    return Arrays.stream(text.split("\\|", -1)).map(cell -> plain(cell).strip()).toList();
  }

  private static void row(List<Block> blocks, String line) {
    boolean head = line.startsWith("|#");
    var cells = cells(line.substring(head ? 2 : 1));
    if (head) {
      blocks.add(new Block.Table(cells, List.of()));
    } else if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Table(var names, var rows)) {
      var more = new ArrayList<>(rows);
      more.add(cells);
      blocks.set(blocks.size() - 1, new Block.Table(names, more));
    } else {
      blocks.add(new Block.Table(List.of(), List.of(cells)));
    }
  }
}
