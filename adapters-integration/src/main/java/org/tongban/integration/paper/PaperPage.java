package org.tongban.integration.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.ListItem;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.tongban.application.paper.PaperPress.Mark;
import org.tongban.application.paper.PaperPress.Sheet;
import org.tongban.domain.casework.Timeline;
import org.tongban.integration.licence.PdfSigner;
import org.tongban.integration.paper.PaperText.Block;

/**
 * How a paper looks: A4 with the margins of GB/T 9704-2012, the title in the middle, the number on
 * the right, then the text over as many pages as it needs, unit and day at its end, and on each
 * page which of how many it is. Lengths are in points.
 */
final class PaperPage {
  private static final float MILLIMETRE = 72f / 25.4f;
  private static final float LEFT = 28 * MILLIMETRE;
  private static final float RIGHT = 26 * MILLIMETRE;
  private static final float TOP = 30 * MILLIMETRE;
  private static final float BOTTOM = 30 * MILLIMETRE;

  private static final float TITLE = 22;
  private static final float BODY = 14;
  private static final float SMALL = 12;
  private static final float NOTE = 10.5f;
  private static final float FOOT = 9;

  /**
   * Between lines; closer, or else wider, where nothing but unit, day and notes would stand on the
   * last page (GB/T 9704-2012, 7.3.5.4).
   */
  private static final float[] LEADINGS = {26, 24, 22, 20, 28, 30, 32};

  /** Between a seal and what stands above and below it; less than a line. */
  private static final float GAP = 8;

  private static final Color INK = new Color(0x1a, 0x1a, 0x1a);
  private static final Color GREY = new Color(0x59, 0x59, 0x59);
  private static final Color SHADE = new Color(0xf2, 0xf2, 0xf2);
  private static final Color RULE = new Color(0x80, 0x80, 0x80);
  private static final Color RED = new Color(0xb0, 0x1e, 0x23);

  /** What printers set for a character they do not have. */
  private static final char MISSING = '〓';

  private final String font;
  private final Sheet sheet;
  private final boolean sample;

  /**
   * @param font its file and face
   */
  PaperPage(String font, Sheet sheet, boolean sample) {
    this.font = font;
    this.sheet = sheet;
    this.sample = sample;
  }

  /**
   * What was set.
   *
   * @param seal where the seal stands; empty if there is none
   */
  record Printed(byte[] pdf, Optional<PdfSigner.Place> seal) {}

  /** The PDF. */
  Printed print(List<Block> blocks) {
    var first = set(blocks, LEADINGS[0]);
    var set = first;
    for (int next = 1; next < LEADINGS.length && set.endsAlone(); next++) {
      set = set(blocks, LEADINGS[next]);
    }
    return set.endsAlone() ? first.printed() : set.printed();
  }

  private Setting set(List<Block> blocks, float leading) {
    var set = new Setting(opened(), leading);
    set.all(blocks);
    return set;
  }

  /** For each paper anew: it collects the characters that are used. */
  private BaseFont opened() {
    try {
      return BaseFont.createFont(font, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One run over all blocks. */
  private final class Setting {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, LEFT, RIGHT, TOP, BOTTOM);
    private final PdfWriter writer = PdfWriter.getInstance(document, output);
    private final BaseFont base;
    private final float leading;
    private int lastOfText = 1;
    private int pages = 1;
    private Optional<PdfSigner.Place> place = Optional.empty();

    /** How much of the right belongs to the foot of a seal. */
    private float beside;

    Setting(BaseFont base, float leading) {
      this.base = base;
      this.leading = leading;
    }

    private void all(List<Block> blocks) {
      writer.setPageEvent(new Foot(base));
      document.addTitle(sheet.title() + " " + sheet.number());
      document.addAuthor(sheet.unit());
      document.addCreator("Tongban");
      document.setDocumentLanguage("zh-CN");
      document.open();
      head();
      for (var block : blocks) {
        add(block);
        if (!(block instanceof Block.Seal || block instanceof Block.Note)) {
          // A page is begun as soon as no other line fits, which need not come.
          boolean blank = writer.getVerticalPosition(false) > document.top() - 1;
          lastOfText = writer.getPageNumber() - (blank ? 1 : 0);
        }
      }
      pages = writer.getPageNumber();
      document.close();
    }

    private Printed printed() {
      return new Printed(output.toByteArray(), place);
    }

    /** Whether nothing of the text is on the last page. */
    private boolean endsAlone() {
      return lastOfText < pages;
    }

    private void head() {
      var title = paragraph(heavy(spread(sheet.title()), TITLE), TITLE * 1.5f);
      title.setAlignment(Element.ALIGN_CENTER);
      document.add(title);
      var number = paragraph(chunk(sheet.number(), SMALL, INK), SMALL * 2);
      number.setAlignment(Element.ALIGN_RIGHT);
      number.setSpacingAfter(10);
      document.add(number);
    }

    /** Short titles are set wider. */
    private static String spread(String title) {
      return title.length() > 5 ? title : String.join(" ", title.split(""));
    }

    private void add(Block block) {
      switch (block) {
        case Block.Address(var text) -> document.add(paragraph(chunk(text, BODY, INK), leading));
        case Block.Heading(var text) -> {
          keep(leading * 3);
          var heading = paragraph(heavy(text, BODY), leading);
          heading.setSpacingBefore(4);
          document.add(heading);
        }
        case Block.Paragraph(var text) -> {
          var paragraph = paragraph(chunk(text, BODY, INK), leading);
          paragraph.setFirstLineIndent(BODY * 2);
          paragraph.setAlignment(Element.ALIGN_JUSTIFIED);
          document.add(paragraph);
        }
        case Block.Entry(var number, var text) -> document.add(entry(number + ".", text));
        case Block.Table(var head, var rows) -> document.add(table(head, rows));
        case Block.Signatures(var who) -> document.add(signatures(who));
        case Block.Note(var text) -> {
          var note = paragraph(chunk(text, NOTE, GREY), NOTE * 1.6f);
          note.setSpacingBefore(GAP);
          note.setIndentationRight(beside);
          beside = 0;
          document.add(note);
        }
        case Block.Seal() -> seal();
      }
    }

    /** Goes on on the next page if less than that height is left. */
    private void keep(float height) {
      if (writer.getVerticalPosition(false) - BOTTOM < height) {
        document.newPage();
      }
    }

    /**
     * Unit and day, the day four characters from the right, the unit in the middle above it (GB/T
     * 9704-2012, 7.3.5.1). A seal has both a little below its middle, and its top at most a line
     * below the text.
     */
    private void seal() {
      var day = chunk(Timeline.day(sheet.on()), BODY, INK);
      var unit = chunk(sheet.unit(), BODY, INK);
      var table = new PdfPTable(1);
      table.setTotalWidth(
          Math.min(
              document.right() - document.left(),
              Math.max(8 * BODY + day.getWidthPoint(), unit.getWidthPoint() + 2 * BODY)));
      table.setLockedWidth(true);
      table.setHorizontalAlignment(Element.ALIGN_RIGHT);
      table.setSpacingBefore(leading * 1.4f);
      table.setKeepTogether(true);
      for (var line : List.of(unit, day)) {
        var cell = cell(new Phrase(leading, line));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        table.addCell(cell);
      }
      if (sheet.seal().isPresent()) {
        set(table, sheet.seal().get());
      } else {
        unstamped(table);
      }
      document.add(table);
    }

    private void set(PdfPTable table, Mark mark) {
      var print = new SealPrint(mark, base);
      var words = table.getTotalHeight();
      var above = print.radius() + SealPrint.LOWER - words / 2;
      var below = print.radius() - SealPrint.LOWER - words / 2;
      keep(above + words + below + GAP);
      table.setSpacingBefore(above + GAP);
      // A note may stand beside its foot.
      beside = table.getTotalWidth() / 2 + print.radius() + GAP;
      table.setTableEvent(
          (_, widths, heights, _, _, canvases) -> {
            var x = (widths[0][0] + widths[0][1]) / 2;
            var y = (heights[0] + heights[heights.length - 1]) / 2 + SealPrint.LOWER;
            print.set(canvases[PdfPTable.TEXTCANVAS], x, y);
            place =
                Optional.of(
                    new PdfSigner.Place(
                        writer.getPageNumber() - 1,
                        x - print.radius(),
                        y - print.radius(),
                        2 * print.radius(),
                        "印章：" + mark.seal().title()));
          });
    }

    private void unstamped(PdfPTable table) {
      var cell = cell(new Phrase(NOTE * 1.6f, chunk("（需要加盖印章的，请到出具单位盖章）", NOTE, GREY)));
      cell.setBorder(Rectangle.NO_BORDER);
      cell.setHorizontalAlignment(Element.ALIGN_CENTER);
      table.addCell(cell);
    }

    private Element entry(String number, String text) {
      var entry = new ListItem(leading, chunk(text, BODY, INK));
      entry.setAlignment(Element.ALIGN_JUSTIFIED);
      var list = new org.openpdf.text.List(false, BODY * 1.6f);
      list.setListSymbol(chunk(number, BODY, INK));
      list.add(entry);
      return list;
    }

    private PdfPTable table(List<String> head, List<List<String>> rows) {
      var columns = rows.stream().mapToInt(List::size).max().orElse(1);
      columns = Math.max(columns, head.size());
      var table = new PdfPTable(widths(columns, !head.isEmpty()));
      table.setWidthPercentage(100);
      table.setSpacingBefore(10);
      table.setSpacingAfter(4);
      table.setSplitLate(true);
      if (!head.isEmpty()) {
        for (int column = 0; column < columns; column++) {
          table.addCell(framed(column < head.size() ? head.get(column) : "", true));
        }
        table.setHeaderRows(1);
      }
      for (var row : rows) {
        for (int column = 0; column < columns; column++) {
          table.addCell(
              framed(column < row.size() ? row.get(column) : "", head.isEmpty() && column == 0));
        }
      }
      return table;
    }

    private static float[] widths(int columns, boolean head) {
      var widths = new float[columns];
      Arrays.fill(widths, 2);
      widths[0] = columns == 2 ? head ? 2 : 1 : 3;
      widths[columns - 1] = columns == 2 ? 3 : widths[columns - 1];
      return widths;
    }

    private PdfPCell framed(String text, boolean name) {
      var chunk = name ? heavy(text, SMALL) : chunk(text, SMALL, INK);
      var cell = cell(new Phrase(chunk));
      cell.setLeading(0, 1.4f);
      cell.setBorderColor(RULE);
      cell.setBorderWidth(0.6f);
      cell.setPadding(6);
      cell.setPaddingTop(2);
      cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
      if (name) {
        cell.setBackgroundColor(SHADE);
      }
      return cell;
    }

    private PdfPTable signatures(List<String> who) {
      var widths = new float[2 * who.size() - 1];
      for (int column = 0; column < widths.length; column++) {
        widths[column] = column % 2 == 0 ? 10 : 1;
      }
      var table = new PdfPTable(widths);
      table.setWidthPercentage(100);
      table.setSpacingBefore(leading);
      table.setKeepTogether(true);
      for (int column = 0; column < widths.length; column++) {
        boolean line = column % 2 == 0;
        var cell = cell(new Phrase(chunk(line ? who.get(column / 2) + "：" : "", BODY, INK)));
        cell.setBorder(line ? Rectangle.BOTTOM : Rectangle.NO_BORDER);
        cell.setBorderColor(INK);
        cell.setBorderWidth(0.6f);
        cell.setPaddingBottom(8);
        cell.setPaddingLeft(0);
        table.addCell(cell);
      }
      return table;
    }

    private PdfPCell cell(Phrase phrase) {
      var cell = new PdfPCell(phrase);
      cell.setUseAscender(false);
      return cell;
    }

    private Paragraph paragraph(Chunk chunk, float between) {
      return new Paragraph(between, chunk);
    }

    private Chunk chunk(String text, float size, Color colour) {
      var chunk = new Chunk(printable(text), new Font(base, size, Font.NORMAL, colour));
      chunk.setSplitCharacter(new ChineseLines());
      return chunk;
    }

    /** What the font lacks is seen to be missing, instead of left out. */
    private String printable(String text) {
      var printable = new StringBuilder();
      text.codePoints()
          .map(point -> point == '\n' || base.charExists(point) ? point : MISSING)
          .forEach(printable::appendCodePoint);
      return printable.toString();
    }

    /** In heavier strokes. */
    private Chunk heavy(String text, float size) {
      var chunk = chunk(text, size, INK);
      chunk.setTextRenderMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE, size / 40, INK);
      return chunk;
    }
  }

  /** What stands below each page. */
  private final class Foot extends PdfPageEventHelper {
    /** For how many pages there are; more than they need. */
    private static final float ROOM = 60;

    private final BaseFont base;
    private final float wide;
    private PdfTemplate pages;

    Foot(BaseFont base) {
      this.base = base;
      this.wide = base.getWidthPoint("共 9 页", FOOT);
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
      pages = writer.getDirectContent().createTemplate(ROOM, FOOT * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
      var canvas = writer.getDirectContent();
      var y = BOTTOM - 32;
      canvas.saveState();
      canvas.setColorStroke(RULE);
      canvas.setLineWidth(0.4f);
      canvas.moveTo(LEFT, y + 14);
      canvas.lineTo(PageSize.A4.getWidth() - RIGHT, y + 14);
      canvas.stroke();
      canvas.restoreState();
      text(canvas, PdfContentByte.ALIGN_LEFT, LEFT, y, GREY, sheet.title() + "　" + sheet.number());
      text(
          canvas,
          PdfContentByte.ALIGN_RIGHT,
          PageSize.A4.getWidth() - RIGHT - wide,
          y,
          GREY,
          "第 " + writer.getPageNumber() + " 页，");
      canvas.addTemplate(pages, PageSize.A4.getWidth() - RIGHT - wide, y - FOOT / 2);
      if (sample) {
        text(canvas, PdfContentByte.ALIGN_LEFT, LEFT, y - 14, RED, "本件由示例环境生成，人员和事项都是虚构的，没有法律效力。");
      }
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
      text(
          pages,
          PdfContentByte.ALIGN_LEFT,
          0,
          FOOT / 2,
          GREY,
          "共 " + (writer.getPageNumber() - 1) + " 页");
    }

    private void text(
        PdfContentByte canvas, int align, float x, float y, Color colour, String words) {
      canvas.saveState();
      canvas.setColorFill(colour);
      canvas.beginText();
      canvas.setFontAndSize(base, FOOT);
      canvas.showTextAligned(align, words, x, y, 0);
      canvas.endText();
      canvas.restoreState();
    }
  }
}
