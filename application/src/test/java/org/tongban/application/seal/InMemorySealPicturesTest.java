package org.tongban.application.seal;

class InMemorySealPicturesTest extends SealPicturesContract {
  @Override
  protected SealPictures pictures() {
    return new InMemorySealPictures(false);
  }

  @Override
  protected SealPictures ofSamples() {
    return new InMemorySealPictures(true);
  }
}
