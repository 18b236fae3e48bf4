package org.tongban.integration.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tongban.application.paper.PaperPress;
import org.tongban.application.paper.PaperPress.Printing;
import org.tongban.application.paper.PaperPress.Sheet;
import org.tongban.application.paper.PaperPressContract;
import org.tongban.application.paper.StandardPaperTemplates;
import org.tongban.domain.paper.PaperKind;
import org.tongban.domain.paper.PaperVocabulary;
import org.tongban.domain.paper.PaperWords;
import org.tongban.integration.print.MachineFont;

class TypesetPaperPressTest extends PaperPressContract {
  private static final PaperPress PRESS = new TypesetPaperPress(new MachineFont(""), false);

  @Override
  protected PaperPress press() {
    return PRESS;
  }

  @Override
  protected PaperPress lacking() {
    return new TypesetPaperPress(Optional::empty, false);
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
    return new Sheet(kind, like.title(), like.number(), like.unit(), like.on(), body, words);
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
    var press = new TypesetPaperPress(new MachineFont(""), true);
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
}
