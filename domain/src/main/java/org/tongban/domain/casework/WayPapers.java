package org.tongban.domain.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.domain.casework.NearestWay.Bring;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.place.ServicePoint;

/** What to have ready for a way, and what comes back, in words for people. */
final class WayPapers {
  private static final String IDENTITY_CARD = "身份证";

  private final Implementation implementation;
  private final Way way;

  WayPapers(Implementation implementation, Way way) {
    this.implementation = implementation;
    this.way = way;
  }

  /** What to have ready, in the order of the guide, what proves the person first. */
  List<Bring> bring() {
    var bring = new ArrayList<Bring>();
    if (way.channel().staffed() || way.channel() == Channel.HOME) {
      identity().ifPresent(bring::add);
    }
    if (way.actingAs() == ActingAs.OPERATOR) {
      bring.add(
          new Bring(
              "单位的授权",
              way.channel().staffed() ? "带单位授权书，或在平台上登记为办事人员" : "用登记过的办事人员账号办理",
              Necessity.REQUIRED));
    }
    if (way.actingAs().needsMandate()) {
      bring.add(
          new Bring(
              "委托书",
              way.channel() == Channel.HOME
                  ? "工作人员带来，当面签名"
                  : way.channel().staffed() ? "窗口有空白的，当场签名" : "先在村站、大厅签一次，或由本人在网上授权",
              Necessity.REQUIRED));
    }
    implementation.materials().stream().map(this::bring).forEach(bring::add);
    return bring;
  }

  private Optional<Bring> identity() {
    var asked =
        implementation.materials().stream()
            .filter(material -> material.necessity() != Necessity.OPTIONAL)
            .anyMatch(material -> material.name().contains(IDENTITY_CARD));
    return asked
        ? Optional.empty()
        : Optional.of(
            new Bring(
                switch (way.actingAs()) {
                  case OPERATOR -> "办事人员本人的居民身份证";
                  case SELF, HELPER, LIAISON -> "本人居民身份证";
                },
                "核验身份，当场退还",
                Necessity.REQUIRED));
  }

  private Bring bring(MaterialRequirement material) {
    var how = new StringBuilder();
    if (material.necessity() == Necessity.OPTIONAL) {
      how.append("用得着才要；");
    }
    how.append(form(material));
    if (!material.licences().isEmpty()) {
      how.append("；").append(licence(material));
    }
    if (material.commitment()) {
      how.append("；没有的可以签一份承诺书代替");
    }
    if (material.necessity() == Necessity.MAY_FOLLOW) {
      how.append("；暂时没有也可以先办，约定日期补交");
    }
    return new Bring(material.name(), how.toString(), material.necessity());
  }

  private String form(MaterialRequirement material) {
    return switch (material.trust()) {
      case A -> "由系统核对，一般不用您提供";
      case D -> atHand() ? "到时当面填写、签名" : way.channel() == Channel.KIOSK ? "在自助机上填写、签名" : "在网上填写、签名";
      case B, C -> paper(material);
    };
  }

  private String paper(MaterialRequirement material) {
    return switch (way.channel()) {
      case WEB, APP, BUSINESS_APP -> material.original() ? "先上传清楚的照片，原件按通知交回" : "上传清楚的照片";
      case KIOSK -> "带原件，在自助机上扫描";
      case HOME -> material.original() ? "准备好原件，工作人员上门收取" : "准备好原件，工作人员上门拍照，当场还您";
      case ORDINARY_WINDOW, ANY_WINDOW, CROSS_PROVINCE_WINDOW, VILLAGE_STATION, HELP_STATION ->
          material.original()
              ? "带原件，交给工作人员，给您收据"
              : material.trust() == TrustGrade.B ? "带原件，核验后当场退还" : "带原件，工作人员扫描后当场退还";
    };
  }

  /**
   * The holder chooses a licence, staff don't: at a counter it is there if it was chosen before.
   */
  private String licence(MaterialRequirement material) {
    var types =
        material.licences().stream()
            .map(MaterialRequirement.LicenceType::itemName)
            .collect(Collectors.joining("”或“", "“", "”"));
    return "在本市办过" + types + "、有电子证照的" + (atHand() ? "不用带，先在网上填申请时选用" : "不用准备，申请时直接选用");
  }

  private boolean atHand() {
    return way.channel().staffed() || way.channel() == Channel.HOME;
  }

  /**
   * What comes back, and how.
   *
   * @param online whether the person can download it by themselves
   */
  List<String> comesBack(DeliveryWay delivery, Optional<ServicePoint> pickUp, boolean online) {
    var what =
        implementation.results().stream()
            .map(Implementation.ResultPaper::name)
            .collect(Collectors.joining("、"));
    var papers = what.isEmpty() ? "办理结果" : what;
    return List.of(
        switch (delivery) {
          case MAIL -> papers + "：免费寄到您指定的地址";
          case ELECTRONIC -> papers + (online ? "：办好后在“我的空间”里下载，不用去取" : "：电子文件，可请家人或村站帮忙下载打印");
          case PICK_UP -> papers + pickUp.map(this::fetched).orElse("：到网点领取");
        });
  }

  private String fetched(ServicePoint place) {
    return way.place().filter(place.code()::equals).isPresent()
        ? "：就在" + place.name() + "领取"
        : "：到" + place.name() + "领取";
  }
}
