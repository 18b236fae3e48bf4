package org.tongban.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tongban.client.items.CaseKind;
import org.tongban.client.items.CatalogueEntry;
import org.tongban.client.items.CataloguePage;
import org.tongban.client.items.Channel;
import org.tongban.client.items.Guide;
import org.tongban.client.items.HandlingMode;
import org.tongban.client.items.Level;
import org.tongban.client.items.NamedCode;
import org.tongban.client.items.Reach;
import org.tongban.client.items.TrustGrade;

/** What an app can show of a guide, whole or as an older server sends it. */
class GuideTest {
  private static final String WHOLE =
      """
      {"code":"11449999TE000040864442000351000","version":2,"name":"高龄津贴","kind":"COMMITTED",
       "kindName":"承诺件","authority":{"code":"MZJ-440902","name":"茂南区民政局"},"level":"COUNTY",
       "territory":{"code":"440902","name":"茂名市茂南区"},"subjects":["PERSON","SOMETHING_NEW"],
       "conditions":["年满 80 周岁"],
       "materials":[{"code":"id","name":"身份证","necessity":"REQUIRED","trust":"C","original":true,
         "issuer":"公安机关","sample":"人像面、国徽面各一张"}],
       "form":[],
       "limits":{"legalDays":20,"promisedDays":15,"noticeDays":5,"answerDays":15,"extensionDays":10,
         "deliveryDays":9,"basis":"《条例》"},
       "modes":["FULLY_ONLINE","CROSS_LEVEL"],"channels":["WEB"],"actors":["SELF"],
       "reach":"CROSS_PROVINCE",
       "crossProvince":{"partners":[{"code":"450900","name":"玉林市"}],"modes":["JOINT"]},
       "chain":[{"level":"TOWN","department":"公共服务办公室","days":7}],"twoPersons":true,
       "specialProcedures":[{"procedure":"PUBLICATION","name":"公示","expectedDays":3,
         "stopsClock":false}],
       "deliveryWays":["MAIL"],
       "results":[{"name":"核定通知书","electronic":true,"paper":false,"sample":"盖有印章"}],
       "fee":{"fen":1050,"words":"10.50 元"},"laws":["《老年人权益保障法》"],"contact":"0668-1",
       "complaint":"0668-2","businessCode":"11449999TE00004086444200035100001"}
      """;

  private static Guide whole() throws IOException {
    return new Guide(JsonObject.parse(WHOLE));
  }

  @Test
  void tellsWhoDecidesAndHowLongItTakes() throws IOException {
    var guide = whole();
    assertThat(guide.businessCode()).hasSize(33).startsWith(guide.code());
    assertThat(guide.kind()).isEqualTo(CaseKind.COMMITTED);
    assertThat(guide.kindName()).isEqualTo("承诺件");
    assertThat(guide.authority().code()).isEqualTo("MZJ-440902");
    assertThat(guide.authority().name()).isEqualTo("茂南区民政局");
    assertThat(guide.level()).isEqualTo(Level.COUNTY);
    assertThat(guide.territory().name()).isEqualTo("茂名市茂南区");
    assertThat(guide.contact()).isEqualTo("0668-1");
    assertThat(guide.complaint()).isEqualTo("0668-2");
    var limits = guide.limits();
    assertThat(limits.legalDays()).isEqualTo(20);
    assertThat(limits.promisedDays()).isEqualTo(15);
    assertThat(limits.noticeDays()).isEqualTo(5);
    assertThat(limits.answerDays()).isEqualTo(15);
    assertThat(limits.extensionDays()).isEqualTo(10);
    assertThat(limits.deliveryDays()).isEqualTo(9);
    assertThat(limits.basis()).isEqualTo("《条例》");
    assertThat(guide.twoPersons()).isTrue();
    assertThat(guide.chain().get(0).level()).isEqualTo(Level.TOWN);
    assertThat(guide.chain().get(0).department()).isEqualTo("公共服务办公室");
    assertThat(guide.chain().get(0).days()).isEqualTo(7);
    var procedure = guide.specialProcedures().get(0);
    assertThat(procedure.procedure()).isEqualTo("PUBLICATION");
    assertThat(procedure.name()).isEqualTo("公示");
    assertThat(procedure.expectedDays()).isEqualTo(3);
    assertThat(procedure.stopsClock()).isFalse();
  }

  @Test
  void tellsWhatToBringAndWhatComesBack() throws IOException {
    var guide = whole();
    var material = guide.materials().get(0);
    assertThat(material.trust()).isEqualTo(TrustGrade.C);
    assertThat(material.issuer()).isEqualTo("公安机关");
    assertThat(material.sample()).isEqualTo("人像面、国徽面各一张");
    var paper = guide.results().get(0);
    assertThat(paper.name()).isEqualTo("核定通知书");
    assertThat(paper.electronic()).isTrue();
    assertThat(paper.paper()).isFalse();
    assertThat(paper.sample()).isEqualTo("盖有印章");
    assertThat(guide.fee().fen()).isEqualTo(1050);
    assertThat(guide.fee().words()).isEqualTo("10.50 元");
    assertThat(guide.deliveryWays()).extracting(Enum::name).containsExactly("MAIL");
  }

  @Test
  void tellsWhereOneMayApply() throws IOException {
    var guide = whole();
    assertThat(guide.modes()).containsExactly(HandlingMode.FULLY_ONLINE, HandlingMode.CROSS_LEVEL);
    assertThat(guide.channels()).containsExactly(Channel.WEB);
    assertThat(guide.actors()).extracting(Enum::name).containsExactly("SELF");
    assertThat(guide.reach()).isEqualTo(Reach.CROSS_PROVINCE);
    assertThat(guide.partnerCities()).extracting(NamedCode::name).containsExactly("玉林市");
    assertThat(guide.partnerModes()).containsExactly(HandlingMode.JOINT);
    assertThat(guide.subjects())
        .extracting(Enum::name)
        .as("What this SDK does not know is not lost")
        .containsExactly("PERSON", "UNKNOWN");
  }

  @Test
  void isReadFromAServerThatSaysLess() throws IOException {
    var guide = new Guide(JsonObject.parse("{\"code\":\"c\",\"version\":1,\"name\":\"n\"}"));
    assertThat(guide.businessCode()).isNull();
    assertThat(guide.complaint()).isNull();
    assertThat(guide.authority()).isNull();
    assertThat(guide.limits()).isNull();
    assertThat(guide.fee()).isNull();
    assertThat(guide.kind()).isEqualTo(CaseKind.UNKNOWN);
    assertThat(guide.reach()).isEqualTo(Reach.UNKNOWN);
    assertThat(guide.level()).isEqualTo(Level.UNKNOWN);
    assertThat(guide.results()).isEmpty();
    assertThat(guide.chain()).isEmpty();
    assertThat(guide.partnerCities()).isEmpty();
    assertThat(guide.partnerModes()).isEmpty();
    assertThat(guide.modes()).isEmpty();
  }

  @Test
  void readsTheCatalogueForMachines() throws IOException {
    var page =
        new CataloguePage(
            JsonObject.parse(
                """
                {"items":[{"kind":"ITEM","item":"442000351000","name":"津贴","department":"民政局"},
                 {"kind":"IMPLEMENTATION","item":"442000351000","name":"津贴","implementation":"i",
                  "businessCode":"i01","version":2,"authority":"MZJ-440902",
                  "effectiveFrom":"2026-03-02","effectiveTo":"2026-05-01"}],
                 "next":"v.","sequence":17}
                """));
    assertThat(page.sequence()).isEqualTo(17);
    assertThat(page.next()).isEqualTo("v.");
    var item = page.items().get(0);
    assertThat(item.kind()).isEqualTo(CatalogueEntry.Kind.ITEM);
    assertThat(item.department()).isEqualTo("民政局");
    assertThat(item.implementation()).isNull();
    var version = page.items().get(1);
    assertThat(version.implementation()).isEqualTo("i");
    assertThat(version.businessCode()).isEqualTo("i01");
    assertThat(version.version()).isEqualTo(2);
    assertThat(version.authority()).isEqualTo("MZJ-440902");
    assertThat(version.effectiveFrom()).isEqualTo("2026-03-02");
    assertThat(version.effectiveTo()).isEqualTo("2026-05-01");
  }
}
