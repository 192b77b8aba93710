"""Hungarian: words for time, for pictures and for telling stories."""

from provenance.model import Language, PictureWords, StoryWords, TimeWords

TIME = TimeWords()

PICTURE = PictureWords()

STORY = StoryWords()

LANGUAGE = Language("hu", "Hungarian", time=TIME, picture=PICTURE, story=STORY)
