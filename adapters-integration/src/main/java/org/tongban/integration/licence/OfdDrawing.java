package org.tongban.integration.licence;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.element.canvas.Canvas;
import org.ofdrw.layout.element.canvas.DrawContext;

/** A page of an OFD (GB/T 33190). Letters are outlines, so that it looks the same everywhere. */
final class OfdDrawing implements Drawing {
  private static final double POINT = 25.4 / 72;

  private final LicenceFont font;
  private final double width;
  private final double height;
  private final List<Consumer<DrawContext>> marks = new ArrayList<>();

  /** An empty page of that size. */
  OfdDrawing(LicenceFont font, double width, double height) {
    this.font = font;
    this.width = width;
    this.height = height;
  }

  /** The whole file. */
  byte[] finish() {
    try {
      return written();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] written() throws IOException {
    var output = new ByteArrayOutputStream();
    Path folder = null;
    try {
      // Closing it writes the file.
      try (var document = new OFDDoc(output)) {
        folder = Path.of(document.getOfdDir().getSysAbsPath());
        document.setDefaultPageLayout(new PageLayout(width, height));
        var page = new VirtualPage(new PageLayout(width, height));
        var canvas = new Canvas(0d, 0d, width, height);
        canvas.setDrawer(context -> marks.forEach(mark -> mark.accept(context)));
        page.add(canvas);
        document.addVPage(page);
      }
      return output.toByteArray();
    } finally {
      OfdWorkFolder.remove(folder);
    }
  }

  @Override
  public void text(double x, double y, Type type, String text) {
    var size = type.size() * POINT;
    var shift =
        switch (type.align()) {
          case LEFT -> 0;
          case CENTRE -> -font.width(text) / 2;
          case RIGHT -> -font.width(text);
        };
    var place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(-Math.toRadians(type.angle()));
    place.scale(size, size);
    place.translate(shift, 0);
    var outline = place.createTransformedShape(font.outline(text));
    marks.add(
        context -> {
          ink(context, type.ink());
          trace(context, outline);
          context.fill();
          if (type.bold()) {
            context.setLineWidth(size / 40);
            trace(context, outline);
            context.stroke();
          }
        });
  }

  private static void ink(DrawContext context, Ink ink) {
    context.setFillColor(ink.red(), ink.green(), ink.blue());
    context.setStrokeColor(ink.red(), ink.green(), ink.blue());
  }

  private static void trace(DrawContext context, Shape outline) {
    context.beginPath();
    var to = new double[6];
    for (var path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      switch (path.currentSegment(to)) {
        case PathIterator.SEG_MOVETO -> context.moveTo(to[0], to[1]);
        case PathIterator.SEG_LINETO -> context.lineTo(to[0], to[1]);
        case PathIterator.SEG_QUADTO -> context.quadraticCurveTo(to[0], to[1], to[2], to[3]);
        case PathIterator.SEG_CUBICTO ->
            context.bezierCurveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
        case PathIterator.SEG_CLOSE -> context.closePath();
        default -> throw new IllegalStateException("An unknown part of an outline");
      }
    }
  }

  @Override
  public void box(double x, double y, double width, double height, double thickness, Ink ink) {
    marks.add(
        context -> {
          ink(context, ink);
          context.setLineWidth(thickness);
          context.beginPath();
          context.rect(x, y, width, height);
          context.stroke();
        });
  }

  @Override
  public void area(double x, double y, double width, double height, Ink ink) {
    marks.add(
        context -> {
          ink(context, ink);
          context.beginPath();
          context.rect(x, y, width, height);
          context.fill();
        });
  }
}
