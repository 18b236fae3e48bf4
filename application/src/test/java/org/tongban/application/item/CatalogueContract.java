package org.tongban.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.domain.casework.SampleCityFixture.ImplementationSample;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.ImplementationRef;

/** What holds for every {@link Catalogue}, but for its search. */
public abstract class CatalogueContract {
  /** The catalogue under test. */
  protected abstract Catalogue catalogue();

  /** Imports the data, and has the catalogue show them. */
  protected abstract void save(ReferenceData data);

  @BeforeEach
  void theCity() {
    save(SampleReference.city());
  }

  private static ImplementationSample sample(int serial) {
    return new ImplementationSample("05", serial, "目录测试" + serial);
  }

  @Test
  void findsAnItemByCodeAndByItsExactName() {
    var version = sample(51).build();
    assertThat(catalogue().item(version.item())).isEmpty();
    save(SampleReference.published(true, version));
    var item = SampleReference.item(version);
    assertThat(catalogue().item(version.item())).contains(item);
    assertThat(catalogue().itemNamed("目录测试51")).contains(item);
    assertThat(catalogue().itemNamed("目录测试")).isEmpty();
    assertThat(catalogue().itemNamed("")).isEmpty();
    assertThat(catalogue().item(new BasicCode("440599999000"))).isEmpty();
  }

  @Test
  void keepsEveryVersionAndPutsTheLatestInForce() {
    var sample = sample(52);
    var first = sample.build();
    sample.version = 2;
    sample.twoPersons = !sample.twoPersons;
    var second = sample.build();
    save(SampleReference.published(true, first));
    assertThat(catalogue().current(first.ref().code())).contains(first);
    save(SampleReference.published(true, second));
    assertThat(catalogue().current(first.ref().code())).contains(second);
    assertThat(catalogue().implementation(first.ref())).contains(first);
    assertThat(catalogue().implementation(second.ref())).contains(second);
    assertThat(catalogue().implementation(new ImplementationRef(first.ref().code(), 3))).isEmpty();
    assertThat(catalogue().implementationsOf(first.item())).containsExactly(second);
  }

  @Test
  void nobodyFilesUnderAWithdrawnVersionButItCanStillBeRead() {
    var version = sample(53).build();
    save(SampleReference.published(true, version));
    save(SampleReference.published(false, version));
    assertThat(catalogue().current(version.ref().code())).isEmpty();
    assertThat(catalogue().implementationsOf(version.item())).isEmpty();
    assertThat(catalogue().implementation(version.ref())).contains(version);
    save(SampleReference.published(true, version));
    assertThat(catalogue().current(version.ref().code())).contains(version);
  }

  @Test
  void hasNoImplementationOfAnItemNobodyCarriesOut() {
    assertThat(catalogue().implementationsOf(new BasicCode("440599999000"))).isEmpty();
    assertThat(catalogue().current(sample(54).build().ref().code())).isEmpty();
  }
}
