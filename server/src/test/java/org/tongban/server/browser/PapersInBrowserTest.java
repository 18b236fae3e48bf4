package org.tongban.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.server.browser.Browsing.press;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tongban.application.seal.SealSamples;
import org.tongban.client.ProblemException;
import org.tongban.client.cases.OfficialPaper;
import org.tongban.server.scenario.Api;

/** The papers of a case, for the person, for the desk and for an app; and their templates. */
class PapersInBrowserTest {
  private static final String FATHER = "15400000005";
  private static final String GRANDMOTHER = "15400000001";

  private static final Applications APPLICATIONS = new Applications();
  private static Browsing browsing;
  private static Api father;
  private static String id;

  @BeforeAll
  static void concludeOne() {
    browsing = new Browsing(Applications.SERVER.address().toString());
    father = APPLICATIONS.journey().residentApi(FATHER);
    id = APPLICATIONS.birth(father, FATHER);
    var journey = APPLICATIONS.journey();
    journey.until("COMPLETED", journey.view(id, "WJJ-440902"));
  }

  @AfterAll
  static void stop() {
    browsing.close();
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  /** The papers of the case, as soon as as many are made. */
  private static List<OfficialPaper> papers(int many) throws IOException {
    var cases = APPLICATIONS.journey().resident(FATHER).cases();
    for (int tries = 0; tries < 200; tries++) {
      var found = cases.officialPapers(id, null, 100).execute().items();
      if (found.size() >= many && found.stream().allMatch(OfficialPaper::ready)) {
        return found;
      }
      Api.pause();
    }
    throw new AssertionError("No papers: " + father.get("/cases/" + id + "/papers").body());
  }

  private static byte[] bytes(Download download) throws IOException {
    return Files.readAllBytes(download.path());
  }

  @Test
  void thePersonAndTheDeskDownloadTheSameBytesEachTime() throws IOException {
    var papers = papers(4);
    assertThat(papers)
        .extracting(OfficialPaper::kind)
        .containsExactly("RECEIPT", "ACCEPTANCE", "APPROVAL", "DELIVERY_PROOF");
    var holder = browsing.bearing(father.token());
    holder.navigate("/cases/" + id);
    assertThat(papers).allMatch(OfficialPaper::sealed);
    assertThat(main(holder)).contains("文书", papers.get(1).number(), "已加盖电子印章");
    var acceptance = holder.getByText("受理通知书（PDF）");
    var first = bytes(holder.waitForDownload(() -> acceptance.click()));
    var again = holder.waitForDownload(() -> acceptance.click());
    assertThat(again.suggestedFilename()).startsWith("受理通知书-2026-").endsWith(".pdf");
    assertThat(bytes(again)).isEqualTo(first);

    var clerk = browsing.staff("wjj-440902-issuer");
    clerk.navigate("/staff/cases/" + id);
    assertThat(bytes(clerk.waitForDownload(() -> clerk.getByText("受理通知书（PDF）").click())))
        .isEqualTo(first);
    var sdk = APPLICATIONS.journey().resident(FATHER).cases();
    assertThat(sdk.officialPaper(id, papers.get(1).id()).execute().bytes()).isEqualTo(first);
    assertThat(text(first)).contains("受理通知书", papers.get(1).number(), "测海生", "生育登记", "承诺办结期限");
    for (var paper : papers) {
      var pdf = sdk.officialPaper(id, paper.id()).execute().bytes();
      assertThat(text(pdf)).contains(paper.title(), paper.number(), "没有法律效力");
      try (var document = Loader.loadPDF(pdf)) {
        var signature = document.getLastSignatureDictionary();
        assertThat(signature.getName()).isEqualTo(paper.unitName());
        assertThat(signature.getByteRange()[2] + signature.getByteRange()[3]).isEqualTo(pdf.length);
      }
      var pictures = System.getProperty("tongban.pictures");
      if (pictures != null) {
        Files.write(Path.of(pictures).resolve("case-" + paper.kind() + ".pdf"), pdf);
      }
    }
  }

  @Test
  @Tag("I6")
  void toOthersThereAreNone() throws IOException {
    var paper = papers(4).getFirst().id();
    var other = APPLICATIONS.journey().residentApi(GRANDMOTHER);
    for (var path : List.of("/papers", "/papers/" + paper + "/pdf")) {
      assertThat(other.get("/cases/" + id + path).status()).isEqualTo(404);
    }
    var sdk = APPLICATIONS.journey().resident(GRANDMOTHER).cases();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                ProblemException.class, () -> sdk.officialPaper(id, paper).execute()))
        .isNotNull();
    var stranger = browsing.bearing(other.token());
    assertThat(stranger.navigate("/cases/" + id + "/papers/" + paper + "/pdf").status())
        .isEqualTo(404);
  }

  @Test
  void aTemplateIsWrittenByOneEditorAndPutInForceByAnother() throws IOException {
    var editor = browsing.staff("editor");
    editor.navigate("/staff/catalogue");
    editor.getByText("文书模板").click();
    editor.getByText("终止办理告知书").first().click();
    browsing.check(editor, "paper-template");
    var body = editor.getByLabel("正文");
    var before = body.inputValue();
    body.fill(before + "{{nobody}}\n");
    editor.getByLabel("给审核人的说明").fill("加一行");
    press(editor, "提交审核");
    assertThat(main(editor)).contains("没有“nobody”这个占位符");
    assertThat(editor.getByLabel("正文").inputValue()).endsWith("{{nobody}}\n");
    assertThat(editor.getByLabel("给审核人的说明").inputValue()).isEqualTo("加一行");
    editor.getByLabel("正文").fill(before + "加的一行。\n");
    var preview = editor.waitForDownload(() -> press(editor, "预览（PDF）"));
    assertThat(text(bytes(preview))).contains("终止办理告知书", "加的一行。", "测平安");
    press(editor, "提交审核");
    assertThat(main(editor))
        .contains("现行：第 1 版", "等待另一位事项编辑审核", "加上：加的一行。")
        .doesNotContain("审核通过并施行");

    var reviewer = browsing.staff("catalogue-reviewer");
    reviewer.navigate("/staff/paper-templates");
    assertThat(main(reviewer)).contains("待审核");
    reviewer.getByText("终止办理告知书").first().click();
    browsing.check(reviewer, "paper-proposal");
    press(reviewer, "退回修改");
    assertThat(main(reviewer)).contains("请写明退回的原因");
    reviewer.getByLabel("退回的原因").fill("请写明电话");
    press(reviewer, "退回修改");
    editor.reload();
    assertThat(main(editor)).contains("退回原因：请写明电话");
    assertThat(editor.getByLabel("正文").inputValue()).endsWith("加的一行。\n");
    editor.getByLabel("正文").fill(before + "加的一行，电话 12345。\n");
    press(editor, "提交审核");
    reviewer.reload();
    press(reviewer, "审核通过并施行");
    assertThat(main(reviewer)).contains("审核通过", "现行：第 2 版");
    reviewer.getByText("第 1 版").click();
    assertThat(main(reviewer)).contains("{{applicant}}").doesNotContain("加的一行");
  }

  @Test
  @Tag("I7")
  void theApiNamesWhatIsWrongWithATemplateAndWantsTwoPeople() {
    var editor = APPLICATIONS.journey().staff("editor");
    var reviewer = APPLICATIONS.journey().staff("catalogue-reviewer");
    var path = "/admin/catalogue/paper-templates";
    var proposal = path + "/EXTENSION/proposal";
    var all = editor.get(path).expect(200).get("items");
    assertThat(StreamSupport.stream(all.spliterator(), false).map(one -> one.get("kind").asText()))
        .hasSize(12)
        .contains("RECEIPT", "ORIGINALS_RETURN");
    var current = editor.get(path + "/EXTENSION").expect(200);
    var version = current.get("version").asInt();
    var none = editor.get(proposal);
    assertThat(none.expect(200).get("state").asText()).isEqualTo("NONE");
    var wrong = editor.put(proposal, Map.of("title", "延期告知书", "body", "{{nobody}}"), none.etag());
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().get("errors").get(0).get("pointer").asText()).isEqualTo("/body");
    var written = Map.of("title", "延期通知书", "body", current.get("body").asText());
    var saved = editor.put(proposal, written, none.etag());
    assertThat(saved.expect(200).get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(saved.body().get("difference").get(1).get("text").asText()).isEqualTo("延期通知书");
    assertThat(editor.put(proposal, written, none.etag()).status()).isEqualTo(412);
    assertThat(editor.get(proposal + "/preview").response().body()).startsWith("%PDF");

    var own = editor.post(proposal + "/approval", Map.of(), saved.etag());
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.body().get("detail").asText()).contains("请另一位事项编辑审核");
    assertThat(editor.get(path + "/EXTENSION").expect(200)).isEqualTo(current);
    reviewer.post(proposal + "/approval", Map.of(), saved.etag()).expect(200);
    var inForce = editor.get(path + "/EXTENSION").expect(200);
    assertThat(inForce.get("version").asInt()).isEqualTo(version + 1);
    assertThat(inForce.get("title").asText()).isEqualTo("延期通知书");

    var administrator = APPLICATIONS.journey().staff("admin");
    assertThat(administrator.get(path).status()).isEqualTo(403);
    assertThat(administrator.post(proposal + "/approval", Map.of(), saved.etag()).status())
        .isEqualTo(403);
    assertThat(editor.get(path + "/EXTENSION/versions").expect(200).get("items").size())
        .isEqualTo(version + 1);
    assertThat(editor.get(path + "/NOTHING").status()).isEqualTo(404);
  }

  @Test
  @Tag("I7")
  void twoEditorsTakeASealIntoUseAndOneRevokesIt() {
    var editor = browsing.staff("editor");
    editor.getByText("印章").click();
    assertThat(main(editor)).contains("还没有印章的单位", "行政审批专用章", "启用");
    editor.navigate("/staff/seals/lacking?unit=XFD-440900");
    browsing.check(editor, "seals-lacking");
    editor.getByText("登记").last().click();
    assertThat(editor.getByLabel("单位代码").inputValue()).isEqualTo("XFD-440900");
    editor.getByLabel("公章").check();
    editor.getByLabel("从哪一天起使用").fill("2026-01-01");
    picture(editor, Color.BLUE);
    press(editor, "登记");
    assertThat(main(editor)).contains("印章应为红色");
    assertThat(editor.getByLabel("从哪一天起使用").inputValue()).isEqualTo("2026-01-01");
    browsing.check(editor, "seal-new");
    picture(editor, Color.RED);
    press(editor, "登记");
    assertThat(main(editor)).contains("已登记，请另一个人核对", "由您", "等待启用");
    assertThat(editor.getByText("核对无误，启用").count()).isZero();
    var path = URI.create(editor.url()).getPath();

    var other = browsing.staff("catalogue-reviewer");
    other.navigate(path);
    assertThat(other.locator("img.tongban-seal").getAttribute("alt")).contains("茂名市消防救援");
    press(other, "核对无误，启用");
    assertThat(main(other)).contains("已启用，从现在起");
    press(other, "停用这枚印章");
    assertThat(main(other)).contains("请写明停用的理由");
    other.getByLabel("停用的理由").fill("换发新章");
    press(other, "停用这枚印章");
    assertThat(main(other)).contains("已停用，从现在起", "换发新章");
    browsing.check(other, "seal");

    var head = browsing.staff("wjj-440902-issuer");
    assertThat(head.navigate("/staff/seals").status()).isEqualTo(403);
    assertThat(head.navigate(path).status()).isEqualTo(403);
    var elsewhere = browsing.staff("gaj-440902-head");
    elsewhere.navigate("/staff/seals");
    assertThat(main(elsewhere)).contains("本单位的印章", "GAJ-440902").doesNotContain("WJJ-");
    assertThat(elsewhere.navigate(path).status()).isEqualTo(404);
    assertThat(elsewhere.navigate(path + "/picture").status()).isEqualTo(404);
  }

  private static void picture(Page page, Color colour) {
    var png = SealSamples.picture(400, colour, new Color(0, 0, 0, 0));
    page.locator("input[type=file]").setInputFiles(new FilePayload("seal.png", "image/png", png));
  }

  @Test
  void theApiRegistersASealWithItsPicture() {
    var editor = APPLICATIONS.journey().staff("editor");
    var path = "/admin/catalogue/seals";
    var picture = Base64.getEncoder().encodeToString(SealSamples.picture());
    var seal = new HashMap<String, Object>(Map.of("unit", "CW-NOWHERE", "kind", "HANDLING"));
    seal.putAll(
        Map.of("name", "测试", "diameter", 12, "validFrom", "2026-01-01", "picture", picture));
    var wrong = editor.post(path, seal);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/unit", "/diameter");
    var lacking = editor.get(path + "/lacking?limit=1&unit=XFD-440900").expect(200).get("items");
    seal.putAll(Map.of("unit", lacking.get(0).get("unit").asText(), "diameter", 42));
    var made = editor.post(path, seal);
    var one = path + "/" + made.expect(201).get("id").asText();
    assertThat(made.body().get("state").asText()).isEqualTo("WAITING");
    assertThat(editor.post(one + "/approval", null, "\"1\"").status()).isEqualTo(409);
    assertThat(editor.post(path, seal).status()).isEqualTo(409);
    var revoked = editor.post(one + "/revocation", Map.of("reason", "登记有误"), "\"1\"");
    assertThat(revoked.expect(200).get("stateName").asText()).isEqualTo("已停用");
    assertThat(editor.get(path + "?state=REVOKED&unit=XFD-440900").expect(200).get("items"))
        .isNotEmpty();
    assertThat(APPLICATIONS.journey().staff("admin").get(path).status()).isEqualTo(403);
  }
}
