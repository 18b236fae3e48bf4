package org.tongban.integration.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.application.paper.PaperPress;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.application.paper.PaperPress.Sheet;
import org.tongban.application.paper.PaperPressContract;
import org.tongban.application.paper.SamplePapers;
import org.tongban.application.paper.StandardPaperTemplates;
import org.tongban.application.seal.SealSamples;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.PaperWords;
import org.tongban.domain.seal.SealKind;
import org.tongban.integration.licence.PdfSigner;
import org.tongban.integration.licence.SignatureCheck;
import org.tongban.integration.licence.Signers;
import org.tongban.integration.print.MachineFont;

class TypesetPaperPressTest extends PaperPressContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneOffset.UTC);
  private static final PaperPress PRESS =
      new TypesetPaperPress(new MachineFont(""), Signers.none(), false);

  @TempDir private static Path data;
  private static PdfSigner signer;
  private static PaperPress signing;

  @BeforeAll
  static void makeAKey() {
    signer = Signers.sample(data, CLOCK);
    signing = new TypesetPaperPress(new MachineFont(""), signer, false);
  }

  @Override
  protected PaperPress press() {
    return signing;
  }

  @Override
  protected PaperPress unsigning() {
    return PRESS;
  }

  @Override
  protected PaperPress lacking() {
    return new TypesetPaperPress(Optional::empty, Signers.none(), false);
  }

  /** The text of each page. To be looked at: -Dtongban.pictures=FOLDER. */
  private static List<String> pages(PaperPress press, Sheet sheet, String name) {
    if (!(press.print(sheet) instanceof Printing.Done(var pdf))) {
      throw new AssertionError("Nothing was printed");
    }
    var pictures = System.getProperty("tongban.pictures");
    try (var document = Loader.loadPDF(pdf)) {
      if (pictures != null) {
        Files.write(Path.of(pictures).resolve(name + ".pdf"), pdf);
      }
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
      var pages = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document).replaceAll("\\s", ""));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pages(Sheet sheet, String name) {
    return pages(PRESS, sheet, name);
  }

  private static Sheet with(PaperKind kind, String body, PaperWords words) {
    var like = sheet(kind, body);
    return new Sheet(
        kind, like.title(), like.number(), like.unit(), like.on(), body, words, Optional.empty());
  }

  /** The example words, some of them other ones. */
  private static PaperWords words(PaperKind kind, Map<String, String> other) {
    var example = PaperVocabulary.of(kind).example();
    var values = new HashMap<>(example.values());
    values.putAll(other);
    return new PaperWords(values, example.lists());
  }

  @Test
  void everyStandardTemplateIsAPaperWithAllThatItSays() {
    for (var template : StandardPaperTemplates.all()) {
      var kind = template.kind();
      var text = String.join("", pages(sheet(kind, template.body()), kind.name()));
      var words = PaperVocabulary.of(kind).example();
      assertThat(text)
          .contains(
              template.title(),
              "MZJ-449999" + kind.sign() + "〔2026〕1号",
              "测试市民政局2026年3月2日",
              words.values().get("applicant"),
              words.values().get("caseNumber"),
              words.values().get("contact"),
              "第1页，共")
          .doesNotContain("{{", "}}", "\u200b", "\u2028", "|");
      words
          .lists()
          .forEach(
              (name, entries) ->
                  entries.forEach(entry -> assertThat(text).contains(entry.values())));
    }
  }

  @Test
  void refusalsNameBothRemediesWithTheirTime() {
    for (var kind : List.of(PaperKind.REFUSAL, PaperKind.REJECTION)) {
      assertThat(
              String.join("", pages(sheet(kind, StandardPaperTemplates.of(kind).body()), "remedy")))
          .contains("六十日内", "行政复议法》第二十条", "六个月内", "行政诉讼法》第四十六条");
    }
  }

  @Test
  void whatIsLongFlowsOverPagesWithoutLosingAnything() {
    var points = new ArrayList<Map<String, String>>();
    for (int point = 1; point <= 40; point++) {
      points.add(
          Map.of(
              "name",
              "第" + point + "号材料",
              "words",
              "第" + point + "处问题：" + "这一页的印章不清楚，请重新拍照。".repeat(3) + "完" + point));
    }
    var example = PaperVocabulary.of(PaperKind.CORRECTION_NOTICE).example();
    var pages =
        pages(
            with(
                PaperKind.CORRECTION_NOTICE,
                StandardPaperTemplates.of(PaperKind.CORRECTION_NOTICE).body(),
                new PaperWords(example.values(), Map.of("points", points))),
            "long");
    assertThat(pages).hasSizeGreaterThan(2);
    var all = String.join("", pages);
    points.forEach(point -> assertThat(all).contains(point.get("name")));
    assertThat(all).contains("完1", "完40");
    for (int page = 0; page < pages.size(); page++) {
      assertThat(pages.get(page))
          .contains("第" + (page + 1) + "页，", "共" + pages.size() + "页", "补正告知书");
    }
    // The head of the table is on each page that goes on with it.
    assertThat(pages.get(1)).contains("问题和怎样改");
  }

  @Test
  void aLongReasonIsOneParagraphPerLineAndUnitAndDayDoNotStandAlone() {
    for (int sentences = 18; sentences < 40; sentences += 6) {
      var pages =
          pages(
              with(
                  PaperKind.EXTENSION,
                  StandardPaperTemplates.of(PaperKind.EXTENSION).body(),
                  words(
                      PaperKind.EXTENSION,
                      Map.of("reason", "需要到外地核实居住情况，对方单位尚未答复。".repeat(sentences) + "\n第二段。"))),
              "reason" + sentences);
      assertThat(pages.getLast().replaceAll("第\\d页.*", "")).hasSizeGreaterThan(60);
      assertThat(String.join("", pages)).contains("第二段。");
    }
  }

  @Test
  void whatPeopleWroteIsTextAndNothingElse() {
    var pages =
        pages(
            with(
                PaperKind.WITHDRAWAL,
                "~ {{applicant}}：\n{{reason}}\n---\n",
                words(
                    PaperKind.WITHDRAWAL,
                    Map.of(
                        "applicant",
                        "{{item}}<b>&amp;",
                        "reason",
                        "---\n| 一 | 二\n# 三\u0000\ud800\u202e{{/reason}}"))),
            "hostile");
    assertThat(pages)
        .singleElement()
        .asString()
        .contains("{{item}}<b>&amp;：", "---｜一｜二#三{{/reason}}", "测试市民政局2026年3月2日");
  }

  @Test
  void rareCharactersArePrintedAndMissingOnesAreSeen() {
    var name = "测𠮷龘";
    var pages =
        pages(
            with(
                PaperKind.LAPSE,
                "~ {{applicant}}：",
                words(PaperKind.LAPSE, Map.of("applicant", name + "\ud83d\ude00"))),
            "rare");
    assertThat(pages.getFirst()).contains(name + "〓：");
  }

  @Test
  void aSampleSaysSoOnEachPage() {
    var press = new TypesetPaperPress(new MachineFont(""), signer, true);
    assertThat(pages(press, sheet(PaperKind.LAPSE, "{{item}}"), "sample"))
        .allSatisfy(page -> assertThat(page).contains("人员和事项都是虚构的，没有法律效力"));
  }

  @Test
  void namesEveryFaultOfATemplate() {
    var faults =
        Map.of(
            "{{#materials}}{{name}}", "{{#materials}} 没有对应的 {{/materials}}",
            "{{/materials}}", "前面没有对应的",
            "{{name}}", "只能写在 {{#materials}} 和 {{/materials}} 之间",
            "{{#materials}}{{#materials}}{{/materials}}{{/materials}}", "不能再有列表",
            "{{{applicant}}}", "不是占位符",
            "{{>other}}", "不是占位符",
            "{{applicant.class}}", "不是占位符",
            "{{applicant", "没有对应的 }}",
            "---\n一\n---", "只能有一处",
            "{{^unknown}}{{/unknown}}", "没有“unknown”");
    faults.forEach(
        (body, words) ->
            assertThat(PRESS.faults(PaperKind.RECEIPT, body))
                .as(body)
                .anySatisfy(fault -> assertThat(fault).contains(words)));
    assertThat(
            PRESS.faults(
                PaperKind.RECEIPT,
                "{{ applicant }}{{#noticeBy}}{{noticeBy}}{{/noticeBy}}"
                    + "{{#materials}}{{item}}{{#kept}}{{kept}}{{/kept}}{{/materials}}"
                    + "{{^materials}}没有{{/materials}}"))
        .isEmpty();
  }

  private static byte[] pdf(PaperPress press, Sheet sheet) {
    if (press.print(sheet) instanceof Printing.Done(var pdf)) {
      return pdf;
    }
    throw new AssertionError("Nothing was printed");
  }

  /** How many of a hundred points of the part of the page are red. */
  private static double red(BufferedImage page, Rectangle part) {
    int red = 0;
    for (int x = part.x; x < part.x + part.width; x++) {
      for (int y = part.y; y < part.y + part.height; y++) {
        var colour = new Color(page.getRGB(x, y));
        if (colour.getRed() > 150 && colour.getGreen() < 120 && colour.getBlue() < 120) {
          red++;
        }
      }
    }
    return 100.0 * red / (part.width * part.height);
  }

  private static Sheet longNotice() {
    var points = new ArrayList<Map<String, String>>();
    for (int point = 1; point <= 16; point++) {
      points.add(Map.of("name", "第" + point + "号材料", "words", "这一页的印章不清楚，请重新拍照。".repeat(2)));
    }
    var kind = PaperKind.CORRECTION_NOTICE;
    var words =
        new PaperWords(PaperVocabulary.of(kind).example().values(), Map.of("points", points));
    return with(kind, StandardPaperTemplates.of(kind).body(), words);
  }

  /** GB/T 9704-2012, 7.3.5.1: on the page with unit and day alone, over both of them. */
  @Test
  void theSealStandsOverUnitAndDayAndNowhereElse() throws IOException {
    var all = new ArrayList<Sheet>();
    StandardPaperTemplates.all()
        .forEach(template -> all.add(sheet(template.kind(), template.body())));
    all.add(longNotice());
    for (var sheet : all) {
      var name = "sealed-" + sheet.kind() + (sheet.equals(all.getLast()) ? "-long" : "");
      var sealed = sealed(sheet);
      var text = String.join("", pages(signing, sealed, name));
      assertThat(text).contains("测试市民政局2026年3月2日").doesNotContain("请到出具单位盖章");
      assertThat(String.join("", pages(PRESS, sheet, "unsealed"))).contains("请到出具单位盖章");
      var pdf = pdf(signing, sealed);
      try (var document = Loader.loadPDF(pdf)) {
        var field = document.getSignatureFields().getFirst();
        var place = field.getWidgets().getFirst().getRectangle();
        assertThat(place.getWidth()).isCloseTo(42 * 72 / 25.4f, within(0.1f));
        assertThat(field.getAlternateFieldName()).contains("测试市民政局", "办件专用章");
        int last = document.getNumberOfPages() - 1;
        for (int page = 0; page <= last; page++) {
          var picture = new PDFRenderer(document).renderImageWithDPI(page, 72);
          var whole = new Rectangle(0, 0, picture.getWidth(), picture.getHeight());
          if (page < last) {
            assertThat(red(picture, whole)).as(name).isZero();
          } else {
            var seal =
                new Rectangle(
                    (int) place.getLowerLeftX(),
                    (int) (picture.getHeight() - place.getUpperRightY()),
                    (int) place.getWidth(),
                    (int) place.getHeight());
            assertThat(red(picture, seal)).as(name).isBetween(6.0, 40.0);
            assertThat(whole.contains(seal)).as(name).isTrue();
          }
        }
        var area = new PDFTextStripperByArea();
        area.addRegion("seal", toJava(place, document.getPage(last).getMediaBox().getHeight()));
        area.extractRegions(document.getPage(last));
        assertThat(area.getTextForRegion("seal").replaceAll("\\s", ""))
            .as(name)
            .contains("测试市民政局", "2026年3月2日");
      }
    }
  }

  private static java.awt.geom.Rectangle2D toJava(PDRectangle place, float height) {
    return new java.awt.geom.Rectangle2D.Float(
        place.getLowerLeftX(),
        height - place.getUpperRightY(),
        place.getWidth(),
        place.getHeight());
  }

  @Test
  void aPictureIsSetInItsSizeAndTheTextBelowItIsStillRead() throws IOException {
    var drawn = SealSamples.registration(SamplePapers.UNIT, SealKind.OFFICIAL, false);
    var like = sheet(PaperKind.LAPSE, StandardPaperTemplates.of(PaperKind.LAPSE).body());
    var sheet =
        new Sheet(
            like.kind(),
            like.title(),
            like.number(),
            like.unit(),
            like.on(),
            like.body(),
            like.words(),
            Optional.of(new PaperPress.Mark(drawn, Optional.of(SealSamples.picture()))));
    assertThat(String.join("", pages(signing, sheet, "sealed-picture"))).contains("2026年3月2日");
    try (var document = Loader.loadPDF(pdf(signing, sheet))) {
      var place = document.getSignatureFields().getFirst().getWidgets().getFirst().getRectangle();
      var picture = new PDFRenderer(document).renderImageWithDPI(0, 144);
      var seal =
          new Rectangle(
              (int) (2 * place.getLowerLeftX()),
              (int) (picture.getHeight() - 2 * place.getUpperRightY()),
              (int) (2 * place.getWidth()),
              (int) (2 * place.getHeight()));
      assertThat(red(picture, seal)).isBetween(10.0, 40.0);
      int dark = 0;
      for (int x = seal.x; x < seal.x + seal.width; x++) {
        for (int y = seal.y; y < seal.y + seal.height; y++) {
          dark += new Color(picture.getRGB(x, y)).getRed() < 100 ? 1 : 0;
        }
      }
      assertThat(dark).as("points of letters").isGreaterThan(800);
    }
  }

  @Test
  void aPaperIsSignedAndAChangeIsSeen() throws Exception {
    var sheet = sealed(longNotice());
    var pdf = pdf(signing, sheet);
    try (var document = Loader.loadPDF(pdf)) {
      var signature = document.getLastSignatureDictionary();
      assertThat(signature.getName()).isEqualTo("测试市民政局");
      assertThat(signature.getReason()).isEqualTo(sheet.title() + " " + sheet.number());
      var range = signature.getByteRange();
      assertThat(range[0]).isZero();
      assertThat(range[2] + range[3]).isEqualTo(pdf.length);
    }
    var changed = pdf.clone();
    changed[100] ^= 1;
    assertThat(SignatureCheck.verifies(pdf, pdf)).isTrue();
    assertThat(SignatureCheck.verifies(pdf, changed)).isFalse();
    if (Files.isExecutable(SignatureCheck.PDFSIG)) {
      assertThat(SignatureCheck.pdfsig(data, pdf))
          .contains("Signature is Valid", "Total document signed");
      assertThat(SignatureCheck.pdfsig(data, changed)).doesNotContain("Signature is Valid");
    }
  }

  @Test
  void previewsAreNeverSigned() throws IOException {
    var sheet = sheet(PaperKind.LAPSE, "{{item}}");
    if (signing.preview(sheet) instanceof Printing.Done(var pdf)) {
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getSignatureFields()).isEmpty();
      }
    } else {
      throw new AssertionError("Nothing was printed");
    }
  }
}
