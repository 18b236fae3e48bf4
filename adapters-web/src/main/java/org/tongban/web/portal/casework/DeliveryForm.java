package org.tongban.web.portal.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.application.person.Address;
import org.tongban.domain.delivery.DeliveryChoice;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.ServicePoint;
import org.tongban.domain.place.ServicePointKind;
import org.tongban.domain.place.UnitCode;
import org.tongban.web.portal.Field;
import org.tongban.web.portal.Field.Kind;
import org.tongban.web.portal.Form;
import org.tongban.web.portal.RegionChoice;

/** Chooses how the result gets to the applicant. */
final class DeliveryForm {
  private static final String WAY = "delivery";
  private static final String NAME = "recipient.name";
  private static final String PHONE = "recipient.phone";
  private static final String REGION = "recipient.region";
  private static final String STREET = "recipient.street";
  private static final String PLACE = "pickUp";
  private static final String ADDRESS = "address";

  private DeliveryForm() {}

  /** What is chosen so far. */
  static Form with(Form form, Optional<DeliveryChoice> choice) {
    choice.ifPresent(
        chosen -> {
          form.with(WAY, chosen.way().name());
          switch (chosen) {
            case DeliveryChoice.ByMail(var to) ->
                form.with(NAME, to.name().value())
                    .with(PHONE, to.phone().value())
                    .with(REGION, to.region().value())
                    .with(STREET, to.street());
            case DeliveryChoice.PickUp(var place) -> form.with(PLACE, place.value());
            case DeliveryChoice.Electronic() -> {}
          }
        });
    return form;
  }

  /**
   * The fields, with what is typed in them.
   *
   * @param book the applicant's addresses
   */
  static List<Field> fields(
      Form form, Implementation implementation, Organisation places, List<Address> book) {
    var fields = new ArrayList<Field>();
    var offered = implementation.deliveryWays().stream().sorted().toList();
    var ways = Field.of(Kind.RADIOS, WAY, "结果怎么拿");
    offered.forEach(
        way -> ways.options(List.of(new Field.Option(way.name(), way.label(), hint(way)))));
    fields.add(ways.in(form));
    if (offered.contains(DeliveryWay.MAIL)) {
      if (!book.isEmpty()) {
        fields.add(
            Field.of(Kind.SELECT, ADDRESS, "寄到已保存的地址")
                .hint("选了就不用再填下面的收件信息")
                .optional()
                .options(book.stream().map(one -> option(one, places)).toList())
                .in(form));
      }
      fields.add(Field.of(Kind.TEXT, NAME, "收件人").hint("选择寄递时填写").complete("name").in(form));
      fields.add(Field.of(Kind.PHONE, PHONE, "收件电话").hint("选择寄递时填写").complete("tel").in(form));
      fields.add(
          Field.of(Kind.SELECT, REGION, "收件地区")
              .hint("选择寄递时填写")
              .options(RegionChoice.homes(places.regions()))
              .in(form));
      fields.add(
          Field.of(Kind.TEXT, STREET, "详细地址")
              .hint("选择寄递时填写，写到门牌号")
              .complete("street-address")
              .in(form));
    }
    if (offered.contains(DeliveryWay.PICK_UP)) {
      fields.add(
          Field.of(Kind.SELECT, PLACE, "领取网点")
              .hint("选择窗口或村站领取时填写")
              .options(points(implementation, places))
              .in(form));
    }
    return fields;
  }

  private static Field.Option option(Address address, Organisation places) {
    var to = address.recipient();
    return new Field.Option(
        address.id().value().toString(),
        to.name().value() + "，" + places.regions().fullName(to.region()) + to.street());
  }

  private static String hint(DeliveryWay way) {
    return switch (way) {
      case MAIL -> "寄到您填写的地址，不收费";
      case ELECTRONIC -> "办结后在“我的空间”查看和打印";
      case PICK_UP -> "到您选的网点，出示身份证领取";
    };
  }

  private static List<Field.Option> points(Implementation implementation, Organisation places) {
    var regions = places.regions();
    return places.servicePoints().stream()
        .filter(point -> point.kind() != ServicePointKind.KIOSK && !point.partner())
        .filter(
            point ->
                point.kind() == ServicePointKind.MUNICIPAL_HALL
                    || point.kind() == ServicePointKind.COUNTY_HALL
                    || regions.within(point.region(), implementation.territory()))
        .sorted(
            Comparator.comparing(ServicePoint::kind)
                .thenComparing(ServicePoint::region)
                .thenComparing(ServicePoint::code))
        .limit(600)
        .map(point -> new Field.Option(point.code().value(), point.name()))
        .toList();
  }

  /** What was chosen; empty if it was wrong, which is noted. */
  static Optional<DeliveryChoice> read(Form form, Organisation places, List<Address> book) {
    var way = form.required(WAY, "请选择怎样领取结果。", DeliveryWay::valueOf);
    return way.flatMap(
        chosen ->
            switch (chosen) {
              case ELECTRONIC -> Optional.<DeliveryChoice>of(new DeliveryChoice.Electronic());
              case PICK_UP ->
                  form.required(PLACE, "请选择领取结果的网点。", UnitCode::new)
                      .filter(place -> places.servicePoint(place).isPresent())
                      .map(DeliveryChoice.PickUp::new);
              case MAIL -> form.text(ADDRESS).isPresent() ? known(form, book) : mail(form);
            });
  }

  private static Optional<DeliveryChoice> known(Form form, List<Address> book) {
    var found =
        book.stream()
            .filter(one -> one.id().value().toString().equals(form.value(ADDRESS)))
            .<DeliveryChoice>map(one -> new DeliveryChoice.ByMail(one.recipient()))
            .findFirst();
    if (found.isEmpty()) {
      form.wrong(ADDRESS, "这个地址已删除，请另选一个，或在下面填写。");
    }
    return found;
  }

  private static Optional<DeliveryChoice> mail(Form form) {
    var name = form.required(NAME, "请填写收件人。", PersonName::of);
    var phone = form.required(PHONE, "请填写收件电话。", MobileNumber::of);
    var region = form.required(REGION, "请选择收件地区。", RegionCode::new);
    var street = form.required(STREET, "请填写详细地址。", text -> text);
    if (name.isEmpty() || phone.isEmpty() || region.isEmpty() || street.isEmpty()) {
      return Optional.empty();
    }
    return form.required(
        STREET,
        "请填写详细地址。",
        text ->
            new DeliveryChoice.ByMail(new Recipient(name.get(), phone.get(), region.get(), text)));
  }

  /** The choice in words. */
  static String words(DeliveryChoice choice, Organisation places) {
    return switch (choice) {
      case DeliveryChoice.ByMail(var to) ->
          "%s：%s %s，%s%s"
              .formatted(
                  DeliveryWay.MAIL.label(),
                  to.name().value(),
                  to.phone().masked(),
                  places.regions().fullName(to.region()),
                  to.street());
      case DeliveryChoice.Electronic() -> DeliveryWay.ELECTRONIC.label();
      case DeliveryChoice.PickUp(var place) ->
          DeliveryWay.PICK_UP.label() + "：" + places.nameOf(place);
    };
  }
}
