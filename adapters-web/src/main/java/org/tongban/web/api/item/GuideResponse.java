package org.tongban.web.api.item;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.Organisation;
import org.tongban.domain.place.RegionCode;

/**
 * The guide (办事指南) to an implementation.
 *
 * @param conditions in words
 * @param complaint where to complain; may be empty
 * @param businessCode 33 characters: the code with the serial of what people apply for
 */
@Serdeable
public record GuideResponse(
    String code,
    int version,
    String name,
    CaseKind kind,
    String kindName,
    Named authority,
    Level level,
    Named territory,
    List<SubjectKind> subjects,
    List<String> conditions,
    List<MaterialResponse> materials,
    List<FieldResponse> form,
    LimitsResponse limits,
    List<HandlingMode> modes,
    List<Channel> channels,
    List<ActingAs> actors,
    Reach reach,
    Optional<CrossProvinceResponse> crossProvince,
    List<ChainResponse> chain,
    boolean twoPersons,
    List<ProcedureResponse> specialProcedures,
    List<DeliveryWay> deliveryWays,
    List<ResultResponse> results,
    FeeResponse fee,
    List<String> laws,
    String contact,
    String complaint,
    String businessCode) {

  /** Something with a code, and what people call it. */
  @Serdeable
  public record Named(String code, String name) {}

  /**
   * A material that is asked for.
   *
   * @param licences the items whose electronic licences serve as it, instead of an upload
   */
  @Serdeable
  public record MaterialResponse(
      String code,
      String name,
      Necessity necessity,
      TrustGrade trust,
      boolean original,
      boolean commitment,
      String hint,
      String issuer,
      String sample,
      List<Named> licences) {}

  /**
   * A question of the form.
   *
   * @param section the title of the part it is in; may be empty
   * @param group the field whose members it is asked for; empty for none
   * @param least the lower bound; may be empty
   * @param most the upper bound; may be empty
   */
  @Serdeable
  public record FieldResponse(
      String name,
      String label,
      FormField.Kind kind,
      boolean required,
      int maxLength,
      List<String> options,
      String hint,
      String section,
      String group,
      Optional<ShownWhenResponse> shownWhen,
      String least,
      String most,
      Optional<Prefill> prefill) {
    static FieldResponse of(FormField field) {
      return new FieldResponse(
          field.name(),
          field.label(),
          field.kind(),
          field.required(),
          field.maxLength(),
          field.choices(),
          field.hint(),
          field.placing().section(),
          field.placing().group(),
          field
              .placing()
              .shownWhen()
              .map(when -> new ShownWhenResponse(when.field(), when.answers())),
          field.bounds().least(),
          field.bounds().most(),
          field.prefill());
    }
  }

  /** The question is asked only if that field has one of the answers. */
  @Serdeable
  public record ShownWhenResponse(String field, List<String> answers) {}

  /** The limits, in working days. */
  @Serdeable
  public record LimitsResponse(
      int legalDays,
      int promisedDays,
      int noticeDays,
      int answerDays,
      int extensionDays,
      int deliveryDays,
      String basis) {}

  /** Where and how it may be handled in other provinces. */
  @Serdeable
  public record CrossProvinceResponse(List<Named> partners, List<HandlingMode> modes) {}

  /** A level that examines first, with its own working days. */
  @Serdeable
  public record ChainResponse(Level level, String department, int days) {}

  /** A procedure that may become necessary. */
  @Serdeable
  public record ProcedureResponse(
      SpecialProcedure procedure, String name, int expectedDays, boolean stopsClock) {}

  /** A paper that a granted application leads to. */
  @Serdeable
  public record ResultResponse(String name, boolean electronic, boolean paper, String sample) {}

  /** The fee, in hundredths of a yuan and in words. */
  @Serdeable
  public record FeeResponse(long fen, String words) {}

  /** The guide to that implementation. */
  public static GuideResponse of(Implementation guide, Organisation city) {
    var limits = guide.limits();
    return new GuideResponse(
        guide.ref().code().value(),
        guide.ref().version(),
        guide.name(),
        guide.kind(),
        guide.kind().label(),
        new Named(guide.authority().value(), city.nameOf(guide.authority())),
        guide.level(),
        named(guide.territory(), city),
        sorted(guide.subjects()),
        guide.conditions().stream().map(Condition::words).toList(),
        guide.materials().stream()
            .map(
                asked ->
                    new MaterialResponse(
                        asked.code(),
                        asked.name(),
                        asked.necessity(),
                        asked.trust(),
                        asked.original(),
                        asked.commitment(),
                        asked.hint(),
                        asked.issuer(),
                        asked.sample(),
                        asked.licences().stream()
                            .map(type -> new Named(type.item().value(), type.itemName()))
                            .toList()))
            .toList(),
        guide.form().stream().map(FieldResponse::of).toList(),
        new LimitsResponse(
            limits.legal().count(),
            limits.promised().count(),
            limits.notice().count(),
            limits.answer().count(),
            limits.extension().count(),
            limits.delivery().count(),
            limits.basis()),
        sorted(guide.modes()),
        sorted(guide.channels()),
        sorted(guide.actors()),
        guide.reach(),
        guide.crossProvince().partners().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new CrossProvinceResponse(
                    guide.crossProvince().partners().stream()
                        .sorted()
                        .map(partner -> named(partner, city))
                        .toList(),
                    sorted(guide.crossProvince().modes()))),
        guide.chain().stream()
            .map(
                step ->
                    new ChainResponse(step.level(), step.department(), step.allowance().count()))
            .toList(),
        guide.twoPersons(),
        guide.specialProcedures().stream()
            .map(
                rule ->
                    new ProcedureResponse(
                        rule.procedure(),
                        rule.procedure().label(),
                        rule.expected().count(),
                        rule.stopsClock()))
            .toList(),
        sorted(guide.deliveryWays()),
        guide.results().stream()
            .map(
                paper ->
                    new ResultResponse(
                        paper.name(), paper.electronic(), paper.paper(), paper.sample()))
            .toList(),
        new FeeResponse(guide.fee().fen(), guide.fee().words()),
        guide.laws(),
        guide.contact(),
        guide.complaint(),
        guide.businessCode().value());
  }

  private static Named named(RegionCode region, Organisation city) {
    return new Named(region.value(), city.regions().fullName(region));
  }

  /** Sets have no order of their own; answers should not change from one time to the next. */
  private static <E extends Enum<E>> List<E> sorted(Collection<E> constants) {
    return constants.stream().sorted().toList();
  }
}
