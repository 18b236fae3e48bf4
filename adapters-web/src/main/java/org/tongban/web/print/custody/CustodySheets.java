package org.tongban.web.print.custody;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.tongban.application.custody.CustodyStore;
import org.tongban.application.custody.HandOverEnvelopes;
import org.tongban.application.place.Places;
import org.tongban.domain.custody.Carrier;
import org.tongban.domain.custody.Contents;
import org.tongban.domain.custody.Envelope;
import org.tongban.domain.custody.HandOverList;
import org.tongban.domain.custody.Paper;
import org.tongban.domain.place.Organisation;
import org.tongban.web.portal.Words;
import org.tongban.web.print.PrintFont;
import org.tongban.web.print.Sheet;
import org.tongban.web.print.SheetTable;

/**
 * Draws the labels of envelopes and the hand-over lists. Neither names the person: whoever carries
 * an envelope has to know where it goes, and not whose papers are in it.
 */
@Singleton
public final class CustodySheets {
  private static final float WIDTH = 100;
  private static final float HEIGHT = 150;
  private static final float EDGE = 3;
  private static final float RIGHT = WIDTH - EDGE;
  private static final float A4_WIDTH = 210;
  private static final float A4_HEIGHT = 297;
  private static final int ROWS = 22;

  /** So many lines of papers have room on a label; the last says how many more there are. */
  private static final int LINES = 7;

  private static final List<Float> COLUMNS = List.of(15f, 25f, 58f, 107f, 139f, 153f, 174f, 195f);

  private final PrintFont font;
  private final Places places;

  CustodySheets(PrintFont font, Places places) {
    this.font = font;
    this.places = places;
  }

  /** The labels, one on each page of 100 × 150 millimetres. */
  public byte[] labels(List<CustodyStore.Stored> envelopes) {
    var sheet = new Sheet(font.open(), WIDTH, HEIGHT, "材料袋标签");
    for (var envelope : envelopes) {
      sheet.page();
      label(sheet, envelope.envelope(), places.organisation());
    }
    return sheet.finish();
  }

  private static void label(Sheet sheet, Envelope envelope, Organisation city) {
    var contents = envelope.contents();
    sheet.box(EDGE, EDGE, RIGHT - EDGE, HEIGHT - 2 * EDGE, 0.35f);
    sheet.bold(EDGE + 2, 12, 17, "材料袋");
    sheet.ended(RIGHT - 2, 9.5f, 9, contents.purpose().label());
    sheet.ended(RIGHT - 2, 13.5f, 9, "原件 · 请勿折叠");
    sheet.line(EDGE, 16, RIGHT, 16, 0.35f);

    sheet.code128(contents.code().value(), 10, 18.5f, 80, 16);
    sheet.boldCentred(WIDTH / 2, 41.5f, 17, contents.code().display());
    sheet.line(EDGE, 45, RIGHT, 45, 0.35f);

    // One that is turned back goes from where it lies.
    var from =
        contents.purpose() == Contents.Purpose.GIVE_BACK
            ? envelope.keeper().orElse(contents.sender())
            : contents.sender();
    sheet.badge(EDGE + 2, 47.5f, 8, 15, "送");
    sheet.paragraph(16, 53, 78, 14, 2, city.nameOf(contents.destination()));
    sheet.text(16, 64.5f, 9.5f, sheet.fitting("寄出：" + city.nameOf(from), 9.5f, 78));
    sheet.line(EDGE, 67.5f, RIGHT, 67.5f, 0.35f);

    sheet.text(EDGE + 2, 73, 9.5f, "申报号：" + contents.about().number().display());
    sheet.text(
        EDGE + 2,
        78.5f,
        9.5f,
        sheet.fitting("事项：" + contents.about().itemName(), 9.5f, RIGHT - EDGE - 4));
    sheet.line(EDGE, 81.5f, RIGHT, 81.5f, 0.2f);
    papers(sheet, contents.papers());
    sheet.line(EDGE, 121, RIGHT, 121, 0.35f);

    sheet.qr(contents.code().value(), 74, 123.5f, 20);
    sheet.text(EDGE + 2, 127, 9.5f, "装袋：" + Words.time(contents.packedAt()));
    sheet.text(EDGE + 2, 132.5f, 9.5f, "每到一处先扫码，再交接。");
    sheet.text(EDGE + 2, 138, 9.5f, "只有收件单位可以拆封。");
    sheet.text(EDGE + 2, 143.5f, 9.5f, "封口人（签字）：____________");
  }

  private static void papers(Sheet sheet, List<Paper> papers) {
    var y = 87f;
    var shown = papers.size() <= LINES ? papers.size() : LINES - 1;
    for (var paper : papers.subList(0, shown)) {
      sheet.text(EDGE + 2, y, 10, "□ " + sheet.fitting(paper.name(), 10, 70));
      sheet.ended(RIGHT - 2, y, 10, paper.count() + " 份");
      y += 5;
    }
    if (shown < papers.size()) {
      sheet.text(EDGE + 2, y, 10, "另有 " + (papers.size() - shown) + " 种，见系统里的袋内清单");
    }
    var pieces = papers.stream().mapToInt(Paper::count).sum();
    sheet.bold(EDGE + 2, 119, 10.5f, "共 " + papers.size() + " 种 " + pieces + " 份");
  }

  /** The list, with a line to sign on for each side. */
  public byte[] list(HandOverEnvelopes.Shown shown) {
    var sheet = new Sheet(font.open(), A4_WIDTH, A4_HEIGHT, "材料交接清单");
    var city = places.organisation();
    var all = shown.envelopes();
    var pages = Math.max(1, Math.ceilDiv(all.size(), ROWS));
    for (int page = 0; page < pages; page++) {
      sheet.page();
      head(sheet, shown.stored().list(), city);
      var rows = all.subList(page * ROWS, Math.min(all.size(), (page + 1) * ROWS));
      var bottom = table(sheet, rows, page * ROWS, city);
      if (page == pages - 1) {
        sheet.text(15, bottom + 7, 10.5f, sums(all));
        signatures(sheet, shown.stored().list());
      }
      sheet.centred(A4_WIDTH / 2, 290, 9, "第 %d 页，共 %d 页".formatted(page + 1, pages));
    }
    return sheet.finish();
  }

  private static void head(Sheet sheet, HandOverList list, Organisation city) {
    sheet.boldCentred(A4_WIDTH / 2, 22, 20, "材 料 交 接 清 单");
    sheet.text(15, 36, 11, sheet.fitting("移交单位：" + city.nameOf(list.from()), 11, 124));
    sheet.text(15, 43, 11, sheet.fitting("接收单位：" + city.nameOf(list.to()), 11, 124));
    sheet.text(15, 50, 11, "制单时间：" + Words.time(list.madeAt()));
    sheet.text(
        15,
        57,
        11,
        "运送方式："
            + list.dispatched()
                .map(HandOverList.Dispatched::carrier)
                .map(Carrier::words)
                .orElse("□ 专人送达　　□ 快递，运单号 ____________________"));
    sheet.code128(list.number().value(), 143, 29, 52, 12);
    sheet.centred(169, 46, 10, "清单号 " + list.number().display());
    sheet.ended(195, 52, 10, "共 " + list.envelopes().size() + " 袋");
  }

  private static float table(
      Sheet sheet, List<CustodyStore.Stored> rows, int before, Organisation city) {
    var table = new SheetTable(sheet, COLUMNS, 63, 8);
    table.row("序号", "材料袋编码", "申报号", "最终送往", "份数", "移交点清", "接收点清");
    int number = before;
    for (var row : rows) {
      var contents = row.envelope().contents();
      number++;
      table.row(
          Integer.toString(number),
          contents.code().display(),
          contents.about().number().display(),
          city.nameOf(contents.destination()),
          Integer.toString(contents.pieces()),
          "□",
          "□");
    }
    return table.finish();
  }

  private static String sums(List<CustodyStore.Stored> all) {
    var pieces =
        all.stream().collect(Collectors.summingInt(one -> one.envelope().contents().pieces()));
    return "合计 %d 袋，内装材料 %d 份。封口完好，未拆袋交接。".formatted(all.size(), pieces);
  }

  private static void signatures(Sheet sheet, HandOverList list) {
    sheet.text(15, 262, 11, "移交人（签字）：");
    sheet.line(46, 263, 95, 263, 0.25f);
    sheet.text(110, 262, 11, "承运人（签字）：");
    sheet.line(141, 263, 195, 263, 0.25f);
    sheet.text(
        15,
        271,
        11,
        "移交时间：" + list.dispatched().map(it -> Words.time(it.at())).orElse("　　　年　　月　　日　　时"));
    sheet.text(15, 281, 11, "接收人（签字）：");
    sheet.line(46, 282, 95, 282, 0.25f);
    sheet.text(110, 281, 11, "接收时间：　　　年　　月　　日　　时");
  }
}
