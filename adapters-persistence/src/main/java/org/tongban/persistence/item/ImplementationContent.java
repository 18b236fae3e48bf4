package org.tongban.persistence.item;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongban.domain.calendar.WorkingDays;
import org.tongban.domain.item.ActingAs;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.CaseKind;
import org.tongban.domain.item.ChainStep;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.Condition;
import org.tongban.domain.item.CrossProvince;
import org.tongban.domain.item.DecidingPlace;
import org.tongban.domain.item.DeliveryWay;
import org.tongban.domain.item.Fee;
import org.tongban.domain.item.FieldBounds;
import org.tongban.domain.item.FormField;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.Limits;
import org.tongban.domain.item.MaterialRequirement;
import org.tongban.domain.item.Necessity;
import org.tongban.domain.item.Prefill;
import org.tongban.domain.item.Reach;
import org.tongban.domain.item.SpecialProcedure;
import org.tongban.domain.item.SpecialProcedureRule;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.item.TrustGrade;
import org.tongban.domain.person.Sex;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * An implementation as it is stored: published versions are read for as long as there are cases
 * under them, so a member may be added here but none renamed.
 */
@Serdeable
record ImplementationContent(
    String name,
    CaseKind kind,
    String authority,
    String department,
    Level level,
    String territory,
    List<SubjectKind> subjects,
    List<ConditionContent> conditions,
    List<MaterialContent> materials,
    List<FieldContent> form,
    LimitsContent limits,
    List<HandlingMode> modes,
    List<Channel> channels,
    List<ActingAs> actors,
    Reach reach,
    List<String> crossProvincePartners,
    List<HandlingMode> crossProvinceModes,
    List<StepContent> chain,
    DecidingPlace deciding,
    boolean twoPersons,
    List<ProcedureContent> specialProcedures,
    List<DeliveryWay> deliveryWays,
    List<ResultContent> results,
    long feeFen,
    String feeBasis,
    List<String> laws,
    String contact,
    String complaint) {

  /** Empty lists and texts are left out of the stored text. */
  ImplementationContent {
    conditions = orNone(conditions);
    materials = orNone(materials);
    form = orNone(form);
    crossProvincePartners = orNone(crossProvincePartners);
    crossProvinceModes = orNone(crossProvinceModes);
    chain = orNone(chain);
    specialProcedures = orNone(specialProcedures);
    results = orNone(results);
    laws = orNone(laws);
    feeBasis = orNone(feeBasis);
    contact = orNone(contact);
    complaint = orNone(complaint);
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String orNone(String text) {
    return text == null ? "" : text;
  }

  @Serdeable
  record ConditionContent(
      ConditionKind kind,
      int years,
      String region,
      String regionName,
      @Nullable Sex sex,
      @Nullable SubjectKind subject,
      String item,
      String itemName,
      String key,
      String question,
      boolean wanted,
      String advice) {
    ConditionContent {
      region = orNone(region);
      regionName = orNone(regionName);
      item = orNone(item);
      itemName = orNone(itemName);
      key = orNone(key);
      question = orNone(question);
      advice = orNone(advice);
    }

    static ConditionContent years(ConditionKind kind, int years, Optional<Sex> sex, String advice) {
      return new ConditionContent(
          kind, years, "", "", sex.orElse(null), null, "", "", "", "", false, advice);
    }

    static ConditionContent region(
        ConditionKind kind, RegionCode region, String name, String advice) {
      return new ConditionContent(
          kind, 0, region.value(), name, null, null, "", "", "", "", false, advice);
    }
  }

  /** Which condition it is. */
  enum ConditionKind {
    MINIMUM_AGE,
    BELOW_AGE,
    HOME_WITHIN,
    RESIDENCE_WITHIN,
    SUBJECT,
    SEX,
    PRIOR_RESULT,
    DECLARED
  }

  @Serdeable
  record MaterialContent(
      String code,
      String name,
      Necessity necessity,
      TrustGrade trust,
      boolean original,
      boolean commitment,
      String hint,
      String issuer,
      String sample,
      List<LicenceTypeContent> licences) {
    MaterialContent {
      hint = orNone(hint);
      issuer = orNone(issuer);
      sample = orNone(sample);
      licences = orNone(licences);
    }
  }

  @Serdeable
  record LicenceTypeContent(String item, String itemName) {}

  @Serdeable
  record FieldContent(
      String name,
      String label,
      FormField.Kind kind,
      boolean required,
      int maxLength,
      List<String> options,
      String hint,
      String section,
      String group,
      String shownWhenField,
      List<String> shownWhenAnswers,
      String least,
      String most,
      @Nullable Prefill prefill) {
    FieldContent {
      options = orNone(options);
      hint = orNone(hint);
      section = orNone(section);
      group = orNone(group);
      shownWhenField = orNone(shownWhenField);
      shownWhenAnswers = orNone(shownWhenAnswers);
      least = orNone(least);
      most = orNone(most);
    }

    static FieldContent of(FormField from) {
      var shownWhen = from.placing().shownWhen();
      return new FieldContent(
          from.name(),
          from.label(),
          from.kind(),
          from.required(),
          from.maxLength(),
          from.options(),
          from.hint(),
          from.placing().section(),
          from.placing().group(),
          shownWhen.map(FormField.ShownWhen::field).orElse(""),
          shownWhen.map(FormField.ShownWhen::answers).orElse(List.of()),
          from.bounds().least(),
          from.bounds().most(),
          from.prefill().orElse(null));
    }

    FormField field() {
      return new FormField(
          name,
          label,
          kind,
          required,
          maxLength,
          options,
          hint,
          new FormField.Placing(
              section,
              group,
              shownWhenField.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new FormField.ShownWhen(shownWhenField, shownWhenAnswers))),
          new FieldBounds(least, most),
          Optional.ofNullable(prefill));
    }
  }

  @Serdeable
  record LimitsContent(
      int legal, int promised, int notice, int answer, int extension, int delivery, String basis) {
    LimitsContent {
      basis = orNone(basis);
    }
  }

  @Serdeable
  record StepContent(Level level, String department, int allowance) {}

  @Serdeable
  record ProcedureContent(SpecialProcedure procedure, int expected, String stopsClockBasis) {
    ProcedureContent {
      stopsClockBasis = orNone(stopsClockBasis);
    }
  }

  @Serdeable
  record ResultContent(String name, boolean electronic, boolean paper, String sample) {
    ResultContent {
      sample = orNone(sample);
    }
  }

  static ImplementationContent of(Implementation from) {
    var limits = from.limits();
    return new ImplementationContent(
        from.name(),
        from.kind(),
        from.authority().value(),
        from.department(),
        from.level(),
        from.territory().value(),
        sorted(from.subjects()),
        from.conditions().stream().map(ImplementationContent::condition).toList(),
        from.materials().stream()
            .map(
                one ->
                    new MaterialContent(
                        one.code(),
                        one.name(),
                        one.necessity(),
                        one.trust(),
                        one.original(),
                        one.commitment(),
                        one.hint(),
                        one.issuer(),
                        one.sample(),
                        one.licences().stream()
                            .map(
                                type ->
                                    new LicenceTypeContent(type.item().value(), type.itemName()))
                            .toList()))
            .toList(),
        from.form().stream().map(FieldContent::of).toList(),
        new LimitsContent(
            limits.legal().count(),
            limits.promised().count(),
            limits.notice().count(),
            limits.answer().count(),
            limits.extension().count(),
            limits.delivery().count(),
            limits.basis()),
        sorted(from.modes()),
        sorted(from.channels()),
        sorted(from.actors()),
        from.reach(),
        from.crossProvince().partners().stream().map(RegionCode::value).sorted().toList(),
        sorted(from.crossProvince().modes()),
        from.chain().stream()
            .map(step -> new StepContent(step.level(), step.department(), step.allowance().count()))
            .toList(),
        from.deciding(),
        from.twoPersons(),
        from.specialProcedures().stream()
            .map(
                rule ->
                    new ProcedureContent(
                        rule.procedure(),
                        rule.expected().count(),
                        rule.stopsClockBasis().orElse("")))
            .toList(),
        sorted(from.deliveryWays()),
        from.results().stream()
            .map(one -> new ResultContent(one.name(), one.electronic(), one.paper(), one.sample()))
            .toList(),
        from.fee().fen(),
        from.fee().basis(),
        from.laws(),
        from.contact(),
        from.complaint());
  }

  private static <E extends Enum<E>> List<E> sorted(Collection<E> some) {
    return some.stream().sorted().toList();
  }

  private static ConditionContent condition(Condition condition) {
    return switch (condition) {
      case Condition.MinimumAge(var years, var only, var advice) ->
          ConditionContent.years(ConditionKind.MINIMUM_AGE, years, only, advice);
      case Condition.BelowAge(var years, var only, var advice) ->
          ConditionContent.years(ConditionKind.BELOW_AGE, years, only, advice);
      case Condition.HomeWithin(var region, var name, var advice) ->
          ConditionContent.region(ConditionKind.HOME_WITHIN, region, name, advice);
      case Condition.ResidenceWithin(var region, var name, var advice) ->
          ConditionContent.region(ConditionKind.RESIDENCE_WITHIN, region, name, advice);
      case Condition.SubjectIs(var kind, var advice) ->
          new ConditionContent(
              ConditionKind.SUBJECT, 0, "", "", null, kind, "", "", "", "", false, advice);
      case Condition.OfSex(var sex, var advice) ->
          ConditionContent.years(ConditionKind.SEX, 0, Optional.of(sex), advice);
      case Condition.PriorResult(var item, var name, var held, var advice) ->
          new ConditionContent(
              ConditionKind.PRIOR_RESULT,
              0,
              "",
              "",
              null,
              null,
              item.value(),
              name,
              "",
              "",
              held,
              advice);
      case Condition.Declared(var key, var question, var wanted, var advice) ->
          new ConditionContent(
              ConditionKind.DECLARED, 0, "", "", null, null, "", "", key, question, wanted, advice);
    };
  }

  private static Condition condition(ConditionContent from) {
    return switch (from.kind()) {
      case MINIMUM_AGE ->
          new Condition.MinimumAge(from.years(), Optional.ofNullable(from.sex()), from.advice());
      case BELOW_AGE ->
          new Condition.BelowAge(from.years(), Optional.ofNullable(from.sex()), from.advice());
      case HOME_WITHIN ->
          new Condition.HomeWithin(new RegionCode(from.region()), from.regionName(), from.advice());
      case RESIDENCE_WITHIN ->
          new Condition.ResidenceWithin(
              new RegionCode(from.region()), from.regionName(), from.advice());
      case SUBJECT -> new Condition.SubjectIs(from.subject(), from.advice());
      case SEX -> new Condition.OfSex(from.sex(), from.advice());
      case PRIOR_RESULT ->
          new Condition.PriorResult(
              new BasicCode(from.item()), from.itemName(), from.wanted(), from.advice());
      case DECLARED ->
          new Condition.Declared(from.key(), from.question(), from.wanted(), from.advice());
    };
  }

  Implementation implementation(ImplementationRef ref) {
    return new Implementation(
        ref,
        name,
        kind,
        new UnitCode(authority),
        department,
        level,
        new RegionCode(territory),
        Set.copyOf(subjects),
        conditions.stream().map(ImplementationContent::condition).toList(),
        materials.stream()
            .map(
                one ->
                    new MaterialRequirement(
                        one.code(),
                        one.name(),
                        one.necessity(),
                        one.trust(),
                        one.original(),
                        one.commitment(),
                        one.hint(),
                        one.issuer(),
                        one.sample(),
                        one.licences().stream()
                            .map(
                                type ->
                                    new MaterialRequirement.LicenceType(
                                        new BasicCode(type.item()), type.itemName()))
                            .toList()))
            .toList(),
        form.stream().map(FieldContent::field).toList(),
        new Limits(
            new WorkingDays(limits.legal()),
            new WorkingDays(limits.promised()),
            new WorkingDays(limits.notice()),
            new WorkingDays(limits.answer()),
            new WorkingDays(limits.extension()),
            new WorkingDays(limits.delivery()),
            limits.basis()),
        Set.copyOf(modes),
        Set.copyOf(channels),
        Set.copyOf(actors),
        reach,
        new CrossProvince(
            crossProvincePartners.stream().map(RegionCode::new).collect(Collectors.toSet()),
            Set.copyOf(crossProvinceModes)),
        chain.stream()
            .map(
                step ->
                    new ChainStep(
                        step.level(), step.department(), new WorkingDays(step.allowance())))
            .toList(),
        deciding,
        twoPersons,
        specialProcedures.stream()
            .map(
                rule ->
                    new SpecialProcedureRule(
                        rule.procedure(),
                        new WorkingDays(rule.expected()),
                        Optional.of(rule.stopsClockBasis()).filter(basis -> !basis.isEmpty())))
            .toList(),
        Set.copyOf(deliveryWays),
        results.stream()
            .map(
                one ->
                    new Implementation.ResultPaper(
                        one.name(), one.electronic(), one.paper(), one.sample()))
            .toList(),
        new Fee(feeFen, feeBasis),
        laws,
        contact,
        complaint);
  }
}
