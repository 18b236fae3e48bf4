package org.tongban.web.print;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A paper that is drawn: lengths are in millimetres from the upper left corner, sizes of letters in
 * points.
 */
public final class Sheet {
  private static final float POINTS = 72f / 25.4f;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Document document;
  private final PdfWriter writer;
  private final BaseFont font;
  private final float height;
  private boolean begun;

  /** An empty paper of that size. */
  public Sheet(BaseFont font, float width, float height, String title) {
    this.font = font;
    this.height = height;
    document = new Document(new Rectangle(width * POINTS, height * POINTS), 0, 0, 0, 0);
    writer = PdfWriter.getInstance(document, output);
    document.addTitle(title);
    document.addCreator("Tongban");
    document.open();
  }

  /** Begins a page; to be called before anything is drawn. */
  public void page() {
    if (begun) {
      document.newPage();
    }
    begun = true;
    // A page without content would be left out.
    writer.setPageEmpty(false);
  }

  /** The whole paper. Nothing can be drawn afterwards. */
  public byte[] finish() {
    document.close();
    return output.toByteArray();
  }

  private PdfContentByte canvas() {
    return writer.getDirectContent();
  }

  private float across(float millimetres) {
    return millimetres * POINTS;
  }

  private float down(float millimetres) {
    return (height - millimetres) * POINTS;
  }

  /** One line of text, its base line at {@code y}. */
  public void text(float x, float y, float size, String text) {
    aligned(PdfContentByte.ALIGN_LEFT, x, y, size, text);
  }

  /** The same, its middle at {@code x}. */
  public void centred(float x, float y, float size, String text) {
    aligned(PdfContentByte.ALIGN_CENTER, x, y, size, text);
  }

  /** The same, its end at {@code x}. */
  public void ended(float x, float y, float size, String text) {
    aligned(PdfContentByte.ALIGN_RIGHT, x, y, size, text);
  }

  private void aligned(int how, float x, float y, float size, String text) {
    var canvas = canvas();
    canvas.beginText();
    canvas.setFontAndSize(font, size);
    canvas.showTextAligned(how, text, across(x), down(y), 0);
    canvas.endText();
  }

  /** The same in heavier strokes. */
  public void bold(float x, float y, float size, String text) {
    heavy(PdfContentByte.ALIGN_LEFT, x, y, size, text);
  }

  /** The same in heavier strokes, its middle at {@code x}. */
  public void boldCentred(float x, float y, float size, String text) {
    heavy(PdfContentByte.ALIGN_CENTER, x, y, size, text);
  }

  private void heavy(int how, float x, float y, float size, String text) {
    var canvas = canvas();
    canvas.saveState();
    canvas.beginText();
    canvas.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE);
    canvas.setLineWidth(size / 40);
    canvas.setFontAndSize(font, size);
    canvas.showTextAligned(how, text, across(x), down(y), 0);
    canvas.endText();
    canvas.restoreState();
  }

  /**
   * A text over as many lines as it needs; the rest is cut and ends with an ellipsis.
   *
   * @return the base line of the line that would be next
   */
  public float paragraph(float x, float y, float width, float size, int lines, String text) {
    var next = y;
    var broken = lines(text, size, width);
    for (int line = 0; line < Math.min(lines, broken.size()); line++) {
      var words = broken.get(line);
      var cut = line == lines - 1 && broken.size() > lines;
      text(x, next, size, cut ? words.substring(0, words.length() - 1) + "…" : words);
      next += size * 1.35f / POINTS;
    }
    return next;
  }

  private List<String> lines(String text, float size, float width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            letter -> {
              if (!line.isEmpty() && font.getWidthPoint(line + letter, size) > width * POINTS) {
                lines.add(line.toString());
                line.setLength(0);
              }
              line.append(letter);
            });
    lines.add(line.toString());
    return lines;
  }

  /** The text, cut so that it is no longer than that. */
  public String fitting(String text, float size, float width) {
    var lines = lines(text, size, width);
    return lines.size() == 1
        ? text
        : lines.getFirst().substring(0, Math.max(1, lines.getFirst().length() - 1)) + "…";
  }

  /** A straight line. */
  public void line(float x, float y, float toX, float toY, float thickness) {
    var canvas = canvas();
    canvas.setLineWidth(thickness * POINTS);
    canvas.moveTo(across(x), down(y));
    canvas.lineTo(across(toX), down(toY));
    canvas.stroke();
  }

  /** A dashed line. */
  public void dashed(float x, float y, float toX, float toY) {
    var canvas = canvas();
    canvas.saveState();
    canvas.setLineDash(3f, 2f, 0f);
    line(x, y, toX, toY, 0.2f);
    canvas.restoreState();
  }

  /** The outline of a box. */
  public void box(float x, float y, float width, float height, float thickness) {
    var canvas = canvas();
    canvas.setLineWidth(thickness * POINTS);
    canvas.rectangle(across(x), down(y + height), across(width), across(height));
    canvas.stroke();
  }

  /** A filled box with a white sign in it. */
  public void badge(float x, float y, float side, float size, String sign) {
    var canvas = canvas();
    canvas.rectangle(across(x), down(y + side), across(side), across(side));
    canvas.fill();
    canvas.saveState();
    canvas.setGrayFill(1f);
    centred(x + side / 2, y + side / 2 + size * 0.36f / POINTS, size, sign);
    canvas.restoreState();
  }

  /** A Code 128. */
  public void code128(String text, float x, float y, float width, float barHeight) {
    Barcodes.code128(
        canvas(), text, across(x), down(y + barHeight), across(width), across(barHeight));
  }

  /** A QR code. */
  public void qr(String text, float x, float y, float side) {
    Barcodes.qr(canvas(), text, across(x), down(y + side), across(side));
  }
}
