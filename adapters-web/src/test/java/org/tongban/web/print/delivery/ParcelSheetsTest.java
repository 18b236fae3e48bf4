package org.tongban.web.print.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.application.delivery.DispatchStore;
import org.tongban.application.delivery.HandOverByManifest;
import org.tongban.application.delivery.PrepareParcels;
import org.tongban.application.delivery.SampleDispatches;
import org.tongban.domain.delivery.CourierName;
import org.tongban.domain.delivery.Dispatch;
import org.tongban.domain.delivery.DispatchId;
import org.tongban.domain.delivery.DispatchOrder;
import org.tongban.domain.delivery.Manifest;
import org.tongban.domain.delivery.ManifestId;
import org.tongban.domain.delivery.Posting;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.delivery.Waybill;
import org.tongban.domain.delivery.Weight;
import org.tongban.domain.delivery.Yuan;
import org.tongban.domain.person.SubjectId;
import org.tongban.web.print.PrintFont;
import org.tongban.web.print.PrintedPlaces;

class ParcelSheetsTest {
  private final ParcelSheets sheets = new ParcelSheets(PrintedPlaces.font(), new PrintedPlaces());

  private static PrepareParcels.Parcel parcel(int number, String street) {
    var ready = SampleDispatches.ready(new SubjectId(SampleDispatches.id())).order();
    var order =
        new DispatchOrder(
            new DispatchId(SampleDispatches.id()),
            ready.caseId(),
            ready.caseNumber(),
            ready.applicant(),
            ready.filedBy(),
            ready.sender(),
            new Recipient(
                ready.recipient().name(),
                ready.recipient().phone(),
                ready.recipient().region(),
                street),
            ready.orderedAt());
    var waybill = new Waybill(new CourierName("邮政EMS"), "99900000%05d".formatted(number));
    var posting = Posting.of(order.id(), order.sender(), waybill);
    return new PrepareParcels.Parcel(
        new DispatchStore.Stored(new Dispatch.Booked(order, waybill), 2, List.of()),
        new Posting(
            order.id(),
            order.sender(),
            waybill,
            Optional.of("668-A01-07"),
            number % 2 == 0
                ? Optional.of(new Posting.Weighing(new Weight(180 + number), new Yuan(1200)))
                : Optional.empty(),
            posting.handedOver(),
            posting.manifest(),
            posting.claim()));
  }

  private static String words(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Kept in the build folder, for whoever wants to look at it. */
  private static BufferedImage picture(byte[] pdf, int page, String name) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(page, 200);
      var folder = Files.createDirectories(Path.of("target", "printed"));
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
      Files.write(folder.resolve(name + ".pdf"), pdf);
      return image;
    }
  }

  private static String read(BufferedImage image) throws Exception {
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @ParameterizedTest
  @EnumSource
  void drawsALabelThatAScannerReads(LabelSize size) throws Exception {
    var pdf =
        sheets.labels(
            List.of(
                parcel(1, "测试路1号2栋303"),
                parcel(2, "测试大道一百二十三号测试花园小区东区十五栋二单元一千八百零二室（近测试小学北门旁便民服务站代收点）请放前台")),
            size);
    var label = picture(pdf, 0, "label-" + size);
    picture(pdf, 1, "label-long-" + size);
    // At 200 dots per inch, as a thermal printer has it.
    assertThat(label.getWidth()).isBetween(786, 789);
    var scale = label.getWidth() / 100.0;
    var bars = label.getSubimage(0, (int) (30 * scale), label.getWidth(), (int) (19 * scale));
    assertThat(read(bars)).isEqualTo("9990000000001");
    var square =
        label.getSubimage(
            (int) (68 * scale), (int) (108 * scale), (int) (28 * scale), (int) (26 * scale));
    assertThat(read(square)).isEqualTo("9990000000001");
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getPage(0).getMediaBox().getHeight() / 72 * 25.4)
          .isBetween(size.height() - 0.1, size.height() + 0.1);
    }
  }

  @Test
  void masksNamesAndTelephoneNumbers() throws Exception {
    var parcel = parcel(1, "测试路1号2栋303");
    for (var size : LabelSize.values()) {
      var words = words(sheets.labels(List.of(parcel), size));
      assertThat(words)
          .contains("测*", "154****0001", "测试路1号2栋303", "邮政EMS", "668-A01-07")
          .doesNotContain("测平安", "15400000001");
    }
    assertThat(words(sheets.manifest(manifest(List.of(parcel)))))
        .contains("测*", "9990000000001")
        .doesNotContain("测平安", "15400000001", "测试路1号");
  }

  private static HandOverByManifest.Shown manifest(List<PrepareParcels.Parcel> parcels) {
    return new HandOverByManifest.Shown(
        new Manifest(
            new ManifestId(SampleDispatches.id()),
            SampleDispatches.SENDER,
            new CourierName("邮政EMS"),
            parcels.stream().map(parcel -> parcel.posting().dispatch()).toList(),
            SampleDispatches.ORDERED,
            Optional.empty()),
        parcels);
  }

  @Test
  void drawsAManifestWithEveryParcelAndSignatures() throws Exception {
    var parcels = new ArrayList<PrepareParcels.Parcel>();
    for (int number = 1; number <= Manifest.MOST; number++) {
      parcels.add(parcel(number, "测试路" + number + "号"));
    }
    var shown = manifest(parcels);
    var pdf = sheets.manifest(shown);
    picture(pdf, 0, "manifest");
    picture(pdf, 1, "manifest-2");
    var words = words(pdf);
    for (var parcel : parcels) {
      assertThat(words).contains(parcel.posting().waybill().number());
    }
    assertThat(words).contains("交寄人（签字）", "快递员（签字）", "合计 50 件", "已称重 25 件", "第 3 页，共 3 页");
    assertThat(words.split("交寄人（签字）")).hasSize(2);
  }

  @Test
  void embedsTheCharactersItUsesAndNotTheWholeFont() throws Exception {
    assertThat(sheets.labels(List.of(parcel(1, "测试路1号")), LabelSize.MM_100_150).length)
        .isLessThan(400_000);
  }

  @Test
  void printsThoughPapersAreMadeTogether() throws Exception {
    var papers =
        java.util.stream.IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                number ->
                    sheets.labels(
                        List.of(parcel(number, "并行路" + number + "号")), LabelSize.MM_100_150))
            .toList();
    for (int number = 0; number < papers.size(); number++) {
      assertThat(words(papers.get(number))).contains("并行路" + number + "号");
    }
  }

  /** For {@link PrintFont}. */
  @Test
  void saysWhatToInstallWhereThereIsNoFont() {
    assertThat(PrintedPlaces.missingFont()).contains("fonts-noto-cjk");
  }
}
