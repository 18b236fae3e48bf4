package org.tongban.domain.item;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.domain.place.Level;
import org.tongban.domain.place.RegionCode;
import org.tongban.domain.place.UnitCode;

/**
 * How one authority carries out one item (实施清单). Immutable: a change is a new version, and running
 * cases keep theirs.
 *
 * @param authority the office that has the power to decide
 * @param department the kind of office the authority is, for finding its counterparts elsewhere
 * @param level the level at which the power is exercised
 * @param territory the authority's region
 * @param modes the ways of dividing the work that are open
 * @param channels where an application may come in
 * @param actors in what capacity one may file
 * @param reach how far from the territory it may be handed in
 * @param chain the lower levels that examine it first, the lowest first; empty if none
 * @param deciding who decides a case concluded elsewhere
 * @param twoPersons whether the one who decides must be another person than those who examined
 * @param results the papers a granted application leads to
 * @param laws the laws it stands on, for people
 * @param contact where to ask (咨询), for people
 * @param complaint where to complain (监督投诉), for people; may be empty
 */
public record Implementation(
    ImplementationRef ref,
    String name,
    CaseKind kind,
    UnitCode authority,
    String department,
    Level level,
    RegionCode territory,
    Set<SubjectKind> subjects,
    List<Condition> conditions,
    List<MaterialRequirement> materials,
    List<FormField> form,
    Limits limits,
    Set<HandlingMode> modes,
    Set<Channel> channels,
    Set<ActingAs> actors,
    Reach reach,
    CrossProvince crossProvince,
    List<ChainStep> chain,
    DecidingPlace deciding,
    boolean twoPersons,
    List<SpecialProcedureRule> specialProcedures,
    Set<DeliveryWay> deliveryWays,
    List<ResultPaper> results,
    Fee fee,
    List<String> laws,
    String contact,
    String complaint) {

  /**
   * A paper that a granted application leads to.
   *
   * @param name for example 老年人优待证
   * @param electronic whether it exists as an electronic document
   * @param paper whether it exists on paper
   * @param sample what it looks like: the address of a sample, or words; may be empty
   */
  public record ResultPaper(String name, boolean electronic, boolean paper, String sample) {
    public ResultPaper {
      Objects.requireNonNull(name);
      Objects.requireNonNull(sample);
    }

    /** A paper of which no sample is given. */
    public ResultPaper(String name, boolean electronic, boolean paper) {
      this(name, electronic, paper, "");
    }

    /** Whether it can reach a person in that way. */
    public boolean fits(DeliveryWay way) {
      return switch (way) {
        case ELECTRONIC -> electronic;
        case MAIL, PICK_UP -> paper;
      };
    }
  }

  public Implementation {
    Objects.requireNonNull(ref);
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(department);
    Objects.requireNonNull(level);
    Objects.requireNonNull(territory);
    Objects.requireNonNull(limits);
    Objects.requireNonNull(reach);
    Objects.requireNonNull(crossProvince);
    Objects.requireNonNull(deciding);
    Objects.requireNonNull(fee);
    Objects.requireNonNull(contact);
    Objects.requireNonNull(complaint);
    subjects = Set.copyOf(subjects);
    conditions = List.copyOf(conditions);
    materials = List.copyOf(materials);
    form = List.copyOf(form);
    modes = Set.copyOf(modes);
    channels = Set.copyOf(channels);
    actors = Set.copyOf(actors);
    chain = List.copyOf(chain);
    specialProcedures = List.copyOf(specialProcedures);
    deliveryWays = Set.copyOf(deliveryWays);
    results = List.copyOf(results);
    laws = List.copyOf(laws);
  }

  /** An implementation that names no place for complaints. */
  public Implementation(
      ImplementationRef ref,
      String name,
      CaseKind kind,
      UnitCode authority,
      String department,
      Level level,
      RegionCode territory,
      Set<SubjectKind> subjects,
      List<Condition> conditions,
      List<MaterialRequirement> materials,
      List<FormField> form,
      Limits limits,
      Set<HandlingMode> modes,
      Set<Channel> channels,
      Set<ActingAs> actors,
      Reach reach,
      CrossProvince crossProvince,
      List<ChainStep> chain,
      DecidingPlace deciding,
      boolean twoPersons,
      List<SpecialProcedureRule> specialProcedures,
      Set<DeliveryWay> deliveryWays,
      List<ResultPaper> results,
      Fee fee,
      List<String> laws,
      String contact) {
    this(
        ref,
        name,
        kind,
        authority,
        department,
        level,
        territory,
        subjects,
        conditions,
        materials,
        form,
        limits,
        modes,
        channels,
        actors,
        reach,
        crossProvince,
        chain,
        deciding,
        twoPersons,
        specialProcedures,
        deliveryWays,
        results,
        fee,
        laws,
        contact,
        "");
  }

  /** The item it carries out. */
  public BasicCode item() {
    return ref.code().item();
  }

  /** The code of what people apply for under it (业务办理项编码). */
  public BusinessCode businessCode() {
    return BusinessCode.of(ref.code(), 1);
  }

  /** The material with the code, or empty if none is asked for under it. */
  public Optional<MaterialRequirement> material(String code) {
    return materials.stream().filter(material -> material.code().equals(code)).findFirst();
  }

  /** The rule for a special procedure, or empty if this implementation does not foresee it. */
  public Optional<SpecialProcedureRule> specialProcedure(SpecialProcedure procedure) {
    return specialProcedures.stream().filter(rule -> rule.procedure() == procedure).findFirst();
  }
}
