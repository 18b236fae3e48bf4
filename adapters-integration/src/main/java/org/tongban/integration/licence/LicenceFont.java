package org.tongban.integration.licence;

import jakarta.inject.Singleton;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.openpdf.text.pdf.BaseFont;
import org.tongban.application.print.InstalledFont;

/**
 * The machine's font in licences: into a PDF the characters used are embedded; an OFD gets their
 * outlines.
 */
@Singleton
final class LicenceFont {
  private final Optional<String> name;
  private SoftReference<TrueTypeFont> read = new SoftReference<>(null);

  LicenceFont(InstalledFont font) {
    this.name = font.place();
  }

  /** Whether the machine has one. */
  boolean available() {
    return name.isPresent();
  }

  /** The font, to be embedded into one PDF: it collects the characters that are used. */
  BaseFont embedded() {
    try {
      return BaseFont.createFont(
          name.orElseThrow(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How wide the text is, in parts of the letters' size. */
  synchronized double width(String text) {
    try {
      var font = font();
      double width = 0;
      for (var glyph : glyphs(font, text)) {
        width += (double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm();
      }
      return width;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The outline of the text: the letters' size is 1, the base line begins at the origin, y goes
   * down.
   */
  synchronized Shape outline(String text) {
    try {
      var font = font();
      var scale = 1.0 / font.getUnitsPerEm();
      var outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
      double x = 0;
      for (var glyph : glyphs(font, text)) {
        var place = AffineTransform.getTranslateInstance(x, 0);
        place.scale(scale, -scale);
        outline.append(place.createTransformedShape(outline(font, glyph)), false);
        x += font.getAdvanceWidth(glyph) * scale;
      }
      return outline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> glyphs(TrueTypeFont font, String text) throws IOException {
    var cmap = font.getUnicodeCmapLookup();
    var glyphs = new ArrayList<Integer>();
    text.codePoints().forEach(point -> glyphs.add(cmap.getGlyphId(point)));
    return glyphs;
  }

  private static Path2D outline(TrueTypeFont font, int glyph) throws IOException {
    if (font instanceof OpenTypeFont open && open.isPostScript()) {
      var shapes = open.getCFF().getFont();
      var id = shapes instanceof CFFCIDFont named ? named.getCharset().getCIDForGID(glyph) : glyph;
      return shapes.getType2CharString(id).getPath();
    }
    var shape = font.getGlyph().getGlyph(glyph);
    return shape == null ? new Path2D.Double() : shape.getPath();
  }

  private TrueTypeFont font() throws IOException {
    var known = read.get();
    if (known == null) {
      known = parsed();
      read = new SoftReference<>(known);
    }
    return known;
  }

  private TrueTypeFont parsed() throws IOException {
    var parts = name.orElseThrow().split(",");
    var file = Path.of(parts[0]);
    if (!parts[0].endsWith(".ttc")) {
      return new OTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
    }
    var wanted = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    var faces = new ArrayList<TrueTypeFont>();
    try {
      // Left open: the face reads from it as long as it is used.
      new TrueTypeCollection(file.toFile())
          .processAllFonts(
              face -> {
                faces.add(face);
                if (faces.size() > wanted) {
                  throw new WantedFaceRead();
                }
              });
    } catch (WantedFaceRead _) {
      return faces.getLast();
    }
    throw new IOException("The collection has no face " + wanted + ": " + file);
  }

  /** Stops before the other faces are read, each of which takes a second. */
  private static final class WantedFaceRead extends IOException {
    private static final long serialVersionUID = 1;
  }
}
