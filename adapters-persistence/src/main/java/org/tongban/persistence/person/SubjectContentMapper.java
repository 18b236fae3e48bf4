package org.tongban.persistence.person;

import java.time.Instant;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;

/** Between a subject and what of it is stored encrypted. */
@Mapper(
    componentModel = MappingConstants.ComponentModel.JAKARTA,
    unmappedTargetPolicy = ReportingPolicy.ERROR)
interface SubjectContentMapper extends PersonTexts {
  /** What is stored. */
  default SubjectContent content(Subject subject) {
    return switch (subject) {
      case Subject.Person person -> ofPerson(person);
      case Subject.Company company -> ofCompany(company);
    };
  }

  /** What is stored of a person. */
  @Mapping(target = "document", source = "citizenId")
  SubjectContent ofPerson(Subject.Person person);

  /** What is stored of an organisation. */
  @Mapping(target = "document", source = "creditCode")
  SubjectContent ofCompany(Subject.Company company);

  /** The person who was stored. */
  @Mapping(target = "id", source = "id")
  @Mapping(target = "name", source = "content.name")
  @Mapping(target = "citizenId", source = "content.document")
  @Mapping(target = "phone", source = "content.phone")
  @Mapping(target = "home", source = "content.home")
  @Mapping(target = "realNameLevel", source = "realNameLevel")
  @Mapping(target = "registeredAt", source = "registeredAt")
  Subject.Person person(
      SubjectContent content, SubjectId id, int realNameLevel, Instant registeredAt);

  /** The organisation that was stored. */
  @Mapping(target = "id", source = "id")
  @Mapping(target = "name", source = "content.name")
  @Mapping(target = "creditCode", source = "content.document")
  @Mapping(target = "phone", source = "content.phone")
  @Mapping(target = "home", source = "content.home")
  @Mapping(target = "registeredAt", source = "registeredAt")
  Subject.Company company(SubjectContent content, SubjectId id, Instant registeredAt);
}
