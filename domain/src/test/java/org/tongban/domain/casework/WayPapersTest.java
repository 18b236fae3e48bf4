package org.tongban.domain.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.TrustGrade;

class WayPapersTest {
  @ParameterizedTest
  @CsvSource({
    "WEB, 上传清楚的照片；在本市办过“个体工商户设立登记”、有电子证照的不用准备，申请时直接选用",
    "ANY_WINDOW, 带原件，工作人员扫描后当场退还；在本市办过“个体工商户设立登记”、有电子证照的不用带，先在网上填申请时选用"
  })
  void whatTheCityIssuedNeedNotBeBrought(Channel channel, String how) {
    var sample = new ImplementationSample("05", 62, "食品经营许可（测试）");
    var type = new MaterialRequirement.LicenceType(new BasicCode("440511001000"), "个体工商户设立登记");
    sample.materials =
        List.of(
            new MaterialRequirement(
                "licence",
                "营业执照",
                Necessity.REQUIRED,
                TrustGrade.C,
                false,
                false,
                "",
                "",
                "",
                List.of(type)),
            new MaterialRequirement(
                "photo", "照片", Necessity.REQUIRED, TrustGrade.C, false, false, ""));
    var way =
        new Way(
            HandlingMode.FULLY_ONLINE,
            channel,
            Optional.empty(),
            SampleCityFixture.MAONAN,
            ActingAs.SELF);
    assertThat(NearestWays.bring(sample.build(), way))
        .filteredOn(bring -> bring.name().equals("营业执照"))
        .singleElement()
        .satisfies(bring -> assertThat(bring.how()).isEqualTo(how));
    assertThat(NearestWays.bring(sample.build(), way))
        .filteredOn(bring -> bring.name().equals("照片"))
        .singleElement()
        .satisfies(bring -> assertThat(bring.how()).doesNotContain("电子证照"));
  }
}
