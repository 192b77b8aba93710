"""Norwegian: words for time, for pictures and for telling stories."""

from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords()

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("no", "Norwegian", time=TIME, picture=PICTURE, story=STORY)
