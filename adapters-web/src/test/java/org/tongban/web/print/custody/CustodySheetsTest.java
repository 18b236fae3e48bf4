package org.tongban.web.print.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.custody.HandOverLists;
import org.tongban.application.custody.SampleEnvelopes;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.EnvelopeId;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.print.PrintedPlaces;

class CustodySheetsTest {
  private static final UnitCode HALL = new UnitCode("DT-449999");
  private static final UnitCode OFFICE = new UnitCode("MZJ-449999");

  private final CustodySheets sheets = new CustodySheets(PrintedPlaces.font(), new PrintedPlaces());

  private static CustodyStore.Stored envelope(int papers) {
    var packed = SampleEnvelopes.packed(new SubjectId(SampleEnvelopes.id()), HALL, OFFICE);
    var some = packed.contents();
    return new CustodyStore.Stored(
        new Envelope.Packed(
            new Contents(
                some.id(),
                some.code(),
                some.about(),
                HALL,
                OFFICE,
                some.purpose(),
                IntStream.rangeClosed(1, papers)
                    .mapToObj(
                        number ->
                            new Paper(
                                "m" + number,
                                number % 2 == 0 ? "居民身份证" : "不动产权属证书或者经备案的房屋租赁合同（第" + number + "份）",
                                number))
                    .toList(),
                0,
                some.packedAt()),
            HALL,
            Optional.empty()),
        1);
  }

  private static String words(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Kept in the build folder, for whoever wants to look at it. */
  private static BufferedImage picture(byte[] pdf, int page, String name) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(page, 200);
      var folder = Files.createDirectories(Path.of("target", "printed"));
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
      return image;
    }
  }

  private static String read(BufferedImage image) throws Exception {
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
        .getText();
  }

  @Test
  void drawsALabelThatAScannerReads() throws Exception {
    var envelope = envelope(2);
    var pdf = sheets.labels(List.of(envelope, envelope(20)));
    var label = picture(pdf, 0, "envelope");
    picture(pdf, 1, "envelope-full");
    var code = envelope.envelope().contents().code();
    var scale = label.getWidth() / 100.0;
    var bars = label.getSubimage(0, (int) (17 * scale), label.getWidth(), (int) (19 * scale));
    assertThat(read(bars)).isEqualTo(code.value());
    var square =
        label.getSubimage(
            (int) (70 * scale), (int) (121.5 * scale), (int) (26 * scale), (int) (24 * scale));
    assertThat(read(square)).isEqualTo(code.value());
    assertThat(words(pdf)).contains(code.display(), "共 2 种 3 份", "另有 14 种", "只有收件单位可以拆封");
  }

  @Test
  void drawsAListWithEveryEnvelopeAndALineForEachToSignOn() throws Exception {
    var envelopes = new ArrayList<CustodyStore.Stored>();
    for (int number = 0; number < 30; number++) {
      envelopes.add(envelope(1 + number % 3));
    }
    var list =
        SampleEnvelopes.list(
            HALL,
            OFFICE,
            envelopes.stream()
                .map(one -> one.envelope().contents().id())
                .toArray(EnvelopeId[]::new));
    var pdf =
        sheets.list(
            new HandOverEnvelopes.Shown(new HandOverLists.Stored(list, 1), envelopes, true, false));
    picture(pdf, 0, "hand-over");
    picture(pdf, 1, "hand-over-2");
    var words = words(pdf);
    for (var envelope : envelopes) {
      assertThat(words).contains(envelope.envelope().contents().code().display());
    }
    assertThat(words).contains("移交人（签字）", "承运人（签字）", "接收人（签字）", "合计 30 袋", "第 2 页，共 2 页");
  }
}
