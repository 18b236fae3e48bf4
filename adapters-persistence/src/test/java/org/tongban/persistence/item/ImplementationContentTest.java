package org.tongban.persistence.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.RegionCode;

/** Published versions stay readable. */
class ImplementationContentTest {
  /** As version 0.1 stored it before forms had parts and conditions advice. */
  private static final String OLD =
      """
      {"name":"高龄津贴","kind":"COMMITTED","authority":"MZJ-440983","department":"民政局",\
      "level":"COUNTY","territory":"440983","subjects":["PERSON"],\
      "conditions":[{"kind":"MINIMUM_AGE","years":80},\
      {"kind":"BELOW_AGE","years":120},\
      {"kind":"HOME_WITHIN","years":0,"region":"440983","regionName":"信宜市"}],\
      "form":[{"name":"living","label":"居住情况","kind":"CHOICE","required":true,"maxLength":20,\
      "options":["在家居住","养老机构"]},\
      {"name":"phone","label":"电话","kind":"PHONE","required":true,"maxLength":20,"hint":"通知用"}],\
      "limits":{"legal":20,"promised":15,"notice":5,"answer":15,"extension":10,"delivery":10,\
      "basis":"x"},"modes":["FULLY_ONLINE"],"channels":["WEB"],"actors":["SELF"],\
      "reach":"SAME_CITY","deciding":"TERRITORY","twoPersons":false,"deliveryWays":["MAIL"],\
      "feeFen":0}\
      """;

  private static final ImplementationRef REF = SampleCityFixture.allowance().ref();

  private static Implementation read(String json) throws IOException {
    return ObjectMapper.getDefault()
        .readValue(json, ImplementationContent.class)
        .implementation(REF);
  }

  @Test
  void readsWhatWasStoredBeforeFormsHadParts() throws IOException {
    var read = read(OLD);
    assertThat(read.conditions())
        .containsExactly(
            new Condition.MinimumAge(80),
            new Condition.BelowAge(120),
            new Condition.HomeWithin(new RegionCode("440983"), "信宜市"));
    assertThat(read.form())
        .containsExactly(
            new FormField(
                "living", "居住情况", FormField.Kind.CHOICE, true, 20, List.of("在家居住", "养老机构"), ""),
            new FormField("phone", "电话", FormField.Kind.PHONE, true, 20, List.of(), "通知用"));
  }

  @Test
  void keepsEverythingAFormAndItsConditionsSay() throws IOException {
    var whole =
        SampleCityFixture.asking(
            List.of(
                new FormField("visit", "上门", FormField.Kind.YES_NO, true, 10, List.of(), ""),
                new FormField(
                    "family",
                    "家人",
                    FormField.Kind.GROUP,
                    false,
                    10,
                    List.of(),
                    "",
                    new FormField.Placing(
                        "家庭", "", Optional.of(new FormField.ShownWhen("visit", List.of("是")))),
                    new FieldBounds("1", "5"),
                    Optional.empty()),
                new FormField(
                    "who",
                    "谁",
                    FormField.Kind.TEXT,
                    true,
                    10,
                    List.of(),
                    "",
                    new FormField.Placing("家庭", "family", Optional.empty()),
                    FieldBounds.NONE,
                    Optional.of(Prefill.NAME))),
            List.of(
                new Condition.MinimumAge(22, Optional.of(Sex.MALE), "等。"),
                new Condition.BelowAge(60, Optional.empty(), ""),
                new Condition.HomeWithin(new RegionCode("440983"), "信宜市", "去。"),
                new Condition.ResidenceWithin(new RegionCode("440983"), "信宜市", "住。"),
                new Condition.SubjectIs(SubjectKind.PERSON, "本人。"),
                new Condition.OfSex(Sex.FEMALE, "女。"),
                new Condition.PriorResult(new BasicCode("440700001000"), "证", true, "先办。"),
                new Condition.Declared("single", "单身吗？", true, "先离。")));
    var json = ObjectMapper.getDefault().writeValueAsString(ImplementationContent.of(whole));
    var read = ObjectMapper.getDefault().readValue(json, ImplementationContent.class);
    assertThat(read.implementation(whole.ref())).isEqualTo(whole);
  }
}
