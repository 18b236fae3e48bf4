package org.tongban.integration.paper;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfName;
import org.tongban.application.paper.PaperPress.Mark;
import org.tongban.domain.seal.DrawnSeal;

/**
 * A seal on a page: red, and multiplied with what it stands on as ink is, so that the text below
 * can be read. Lengths are in points.
 */
final class SealPrint {
  /** By how much unit and day stand below the middle of the seal. */
  static final float LOWER = 9;

  private static final float MILLIMETRE = 72f / 25.4f;
  private static final float OPACITY = 0.78f;
  private static final Color RED = new Color(0xd4, 0x14, 0x1c);

  /** From the base line to the middle of a Chinese letter, in parts of its size. */
  private static final double MIDDLE = 0.38;

  /** How many times wider than its stroke a letter is: seals are cut in heavy letters. */
  private static final float HEAVIER = 32;

  private static final PdfName ARTIFACT = new PdfName("Artifact");

  private final Mark mark;
  private final BaseFont font;

  /**
   * @param font for the letters of a drawn one
   */
  SealPrint(Mark mark, BaseFont font) {
    this.mark = mark;
    this.font = font;
  }

  /** Half of its diameter. */
  float radius() {
    return mark.seal().diameter() * MILLIMETRE / 2;
  }

  /** Sets it with its middle there. */
  void set(PdfContentByte canvas, float x, float y) {
    var ink = new PdfGState();
    ink.setBlendMode(PdfGState.BM_MULTIPLY);
    ink.setFillOpacity(OPACITY);
    ink.setStrokeOpacity(OPACITY);
    // Who reads the paper aloud is told of the seal by its signature.
    canvas.beginMarkedContentSequence(ARTIFACT);
    canvas.saveState();
    canvas.setGState(ink);
    if (mark.picture().isPresent()) {
      picture(canvas, mark.picture().get(), x, y);
    } else {
      draw(canvas, x, y);
    }
    canvas.restoreState();
    canvas.endMarkedContentSequence();
  }

  private void picture(PdfContentByte canvas, byte[] png, float x, float y) {
    try {
      var image = Image.getInstance(png);
      image.scaleToFit(2 * radius(), 2 * radius());
      image.setAbsolutePosition(x - image.getScaledWidth() / 2, y - image.getScaledHeight() / 2);
      canvas.addImage(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(PdfContentByte canvas, float x, float y) {
    var seal = mark.seal();
    var drawing = DrawnSeal.of(seal.kind(), seal.name(), seal.diameter());
    canvas.setColorStroke(RED);
    canvas.setColorFill(RED);
    canvas.setLineWidth((float) drawing.rim() * MILLIMETRE);
    canvas.circle(x, y, (float) drawing.radius() * MILLIMETRE);
    canvas.stroke();
    var first = drawing.star().getFirst();
    canvas.moveTo(x + (float) first.x() * MILLIMETRE, y + (float) first.y() * MILLIMETRE);
    drawing
        .star()
        .forEach(
            corner ->
                canvas.lineTo(
                    x + (float) corner.x() * MILLIMETRE, y + (float) corner.y() * MILLIMETRE));
    canvas.closePath();
    canvas.fill();
    canvas.beginText();
    for (var letter : drawing.letters()) {
      letter(canvas, letter, x, y);
    }
    canvas.endText();
  }

  private void letter(PdfContentByte canvas, DrawnSeal.Letter letter, float x, float y) {
    var size = letter.size() * MILLIMETRE;
    var angle = Math.toRadians(letter.degrees());
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    var back = font.getWidthPoint(letter.text(), (float) size) / 2.0;
    var down = MIDDLE * size;
    canvas.setFontAndSize(font, (float) size);
    canvas.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE);
    canvas.setLineWidth((float) size / HEAVIER);
    canvas.setTextMatrix(
        (float) cosine,
        (float) sine,
        (float) -sine,
        (float) cosine,
        (float) (x + letter.x() * MILLIMETRE - back * cosine + down * sine),
        (float) (y + letter.y() * MILLIMETRE - back * sine - down * cosine));
    canvas.showText(letter.text());
  }
}
