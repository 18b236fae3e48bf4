package org.tongban.application.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.application.identity.Caller;
import org.tongban.application.person.AddressBook.Answer;
import org.tongban.application.person.AddressBook.Change;
import org.tongban.application.person.AddressBook.Field;
import org.tongban.application.person.AddressBook.Removal;
import org.tongban.application.person.AddressBook.Which;
import org.tongban.domain.casework.SampleCityFixture;
import org.tongban.domain.delivery.Recipient;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.PersonName;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.domain.place.RegionCode;

/** The addresses a subject has results sent to. */
class AddressBookTest {
  private final PeopleDesk desk = new PeopleDesk();
  private final AddressBook book =
      new AddressBookService(
          AdmittedPeople.SYNTHETIC,
          desk.addresses,
          desk.subjects,
          desk.places,
          desk.identifiers,
          desk.transactions,
          desk.clock);
  private final Subject.Person person = Synthetic.person();
  private final Subject.Person stranger = Synthetic.person();
  private final Subject.Company company = Synthetic.company();
  private final Caller.Resident caller = PeopleDesk.resident(person);

  @BeforeEach
  void theyAreRegistered() {
    desk.subjects.add(person);
    desk.subjects.add(stranger);
    desk.subjects.add(company);
    desk.subjects.addOperator(person.id(), company.id());
  }

  private Recipient at(String line) {
    return new Recipient(person.name(), person.phone(), SampleCityFixture.VILLAGE, line);
  }

  private Address added(SubjectId owner, String line) {
    var answer = book.add(caller, owner, at(line));
    assertThat(answer).isInstanceOf(Answer.Kept.class);
    return ((Answer.Kept) answer).address();
  }

  private static Which which(Address address) {
    return new Which(address.id(), address.owner(), address.version());
  }

  @Test
  void isOnesOwnAndThatOfTheOrganisationsOneActsFor() {
    var own = added(person.id(), "测试路1号");
    var companys = added(company.id(), "测试路2号");
    assertThat(book.list(caller, person.id())).containsExactly(own);
    assertThat(book.list(caller, company.id())).containsExactly(companys);
    assertThat(book.find(caller, own.id(), person.id())).contains(own);
  }

  @Test
  void ofOthersLooksEmptyAndCantBeTouched() {
    var own = added(person.id(), "测试路1号");
    var other = PeopleDesk.resident(stranger);
    assertThat(book.list(other, person.id())).isEmpty();
    assertThat(book.find(other, own.id(), person.id())).isEmpty();
    assertThat(book.find(other, own.id(), stranger.id())).isEmpty();
    assertThat(book.add(other, person.id(), at("测试路3号"))).isEqualTo(new Answer.Absent());
    assertThat(book.change(other, new Change(which(own), at("测试路3号"))))
        .isEqualTo(new Answer.Absent());
    assertThat(book.remove(other, which(own))).isEqualTo(new Removal.Absent());
    assertThat(book.list(caller, person.id())).containsExactly(own);
    desk.subjects.removeOperator(person.id(), company.id());
    assertThat(book.add(caller, company.id(), at("测试路4号"))).isEqualTo(new Answer.Absent());
  }

  @Test
  void changesWhatTheCallerSawAndNothingNewer() {
    var first = added(person.id(), "测试路1号");
    var answer = book.change(caller, new Change(which(first), at("测试路5号")));
    assertThat(answer).isInstanceOf(Answer.Kept.class);
    var second = ((Answer.Kept) answer).address();
    assertThat(second.recipient().street()).isEqualTo("测试路5号");
    assertThat(book.change(caller, new Change(which(first), at("测试路6号"))))
        .isEqualTo(new Answer.Stale(second.version()));
    assertThat(book.remove(caller, which(first))).isEqualTo(new Removal.Stale(second.version()));
    assertThat(book.remove(caller, which(second))).isEqualTo(new Removal.Removed());
    assertThat(book.remove(caller, which(second))).isEqualTo(new Removal.Absent());
    assertThat(book.list(caller, person.id())).isEmpty();
  }

  @Test
  void isBounded() {
    for (int i = 0; i < AddressBook.MAXIMUM; i++) {
      added(person.id(), "测试路" + i + "号");
    }
    assertThat(book.add(caller, person.id(), at("测试路99号"))).isInstanceOf(Answer.Full.class);
    assertThat(book.list(caller, person.id())).hasSize(AddressBook.MAXIMUM);
  }

  @Test
  void namesTheFieldThatIsNotAcceptable() {
    var village = SampleCityFixture.VILLAGE;
    assertThat(field(new Recipient(PersonName.of("张三"), person.phone(), village, "路1号")))
        .isEqualTo(Field.NAME);
    assertThat(field(new Recipient(person.name(), MobileNumber.of("13800138000"), village, "路1号")))
        .isEqualTo(Field.PHONE);
    assertThat(field(new Recipient(person.name(), person.phone(), new RegionCode("440999"), "路1号")))
        .isEqualTo(Field.REGION);
  }

  private Field field(Recipient recipient) {
    var refused = book.add(caller, person.id(), recipient);
    assertThat(refused).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) refused).field();
  }
}
