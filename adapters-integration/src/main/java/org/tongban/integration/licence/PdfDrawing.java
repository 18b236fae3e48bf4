package org.tongban.integration.licence;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** A page of a PDF. */
final class PdfDrawing implements Drawing {
  private static final float POINTS = 72f / 25.4f;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Document document;
  private final PdfWriter writer;
  private final BaseFont font;
  private final float height;

  /** An empty page of that size. */
  PdfDrawing(BaseFont font, double width, double height, String title) {
    this.font = font;
    this.height = (float) height;
    document = new Document(new Rectangle((float) width * POINTS, this.height * POINTS));
    writer = PdfWriter.getInstance(document, output);
    document.addTitle(title);
    document.addCreator("Tongban");
    document.setDocumentLanguage("zh-CN");
    document.open();
  }

  /** The whole file. Nothing can be drawn afterwards. */
  byte[] finish() {
    document.close();
    return output.toByteArray();
  }

  private PdfContentByte page() {
    return writer.getDirectContent();
  }

  private static float across(double millimetres) {
    return (float) millimetres * POINTS;
  }

  private float down(double millimetres) {
    return (height - (float) millimetres) * POINTS;
  }

  private static Color colour(Ink ink) {
    return new Color(ink.red(), ink.green(), ink.blue());
  }

  @Override
  public void text(double x, double y, Type type, String text) {
    var page = page();
    page.saveState();
    page.setColorFill(colour(type.ink()));
    page.beginText();
    page.setFontAndSize(font, (float) type.size());
    if (type.bold()) {
      page.setColorStroke(colour(type.ink()));
      page.setLineWidth((float) type.size() / 40);
      page.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE);
    }
    page.showTextAligned(
        switch (type.align()) {
          case LEFT -> PdfContentByte.ALIGN_LEFT;
          case CENTRE -> PdfContentByte.ALIGN_CENTER;
          case RIGHT -> PdfContentByte.ALIGN_RIGHT;
        },
        text,
        across(x),
        down(y),
        (float) type.angle());
    page.endText();
    page.restoreState();
  }

  @Override
  public void box(double x, double y, double width, double height, double thickness, Ink ink) {
    var page = page();
    page.saveState();
    page.setColorStroke(colour(ink));
    page.setLineWidth((float) thickness * POINTS);
    page.rectangle(across(x), down(y + height), across(width), across(height));
    page.stroke();
    page.restoreState();
  }

  @Override
  public void area(double x, double y, double width, double height, Ink ink) {
    var page = page();
    page.saveState();
    page.setColorFill(colour(ink));
    page.rectangle(across(x), down(y + height), across(width), across(height));
    page.fill();
    page.restoreState();
  }
}
