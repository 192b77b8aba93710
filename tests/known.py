"""What weighing gets wrong today, by the address of its test: alarms on people at work, on places and
on occasions of a person, told in a sentence or two. Each is still held to what is right, and one that
comes right must leave this list (`xfail`, strict).
"""

WRONG = frozenset((
    r"document/test_read.py::test_leaves_other_pictures_alone[teaser as a figure]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[The author at a reading in Arden, 4 March 2016]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Workers repair the dyke in 2014]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Asta Bren during last year's race, 14 May 2023]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Le ministre en visite \xe0 Lyon, en 2018]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Snow on Mount Ysel, January 2012]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Firefighters train at the Arden depot, March 2020]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[\u05d1\u05d9\u05ea \u05d4\u05e1\u05e4\u05e8 \u05d4\u05d9\u05e9\u05df \u05d1\u05e0\u05d4\u05e8\u05d9\u05d4, 2012]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Mill Street, Tarrow, before the flood, in May 2016]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Ida Fell at her swearing-in on 4 March 2019]",
    r"checks/test_told_in_other_words.py::test_stays_quiet[Rebels near Calva in 2016, when the war was in its second year]",
    r"checks/test_wordings.py::test_flags[en-The volcano on Mara erupted on Monday for the third time since 2010.-Ash rises from the volcano on Mara, April 2010]",
    r"checks/test_wordings.py::test_stays_quiet[en-Minister Ivo Karn rejected the plan on Monday.-Minister Ivo Karn speaks at a farm show in Dorn on 4 June 2019]",
    r"checks/test_wordings.py::test_stays_quiet[en-The council voted on Monday to close the old pit museum. A band played outside.-Miners leave the pit on its last day, 3 May 1985]",
    r"languages/test_one_story.py::test_stays_quiet_where_the_text_tells_of_then[da-aside then]",
    r"languages/test_one_story.py::test_stays_quiet_where_the_text_tells_of_then[ko-aside then]",
    r"languages/test_one_story.py::test_stays_quiet_where_the_text_tells_of_then[no-aside then]",
    r"languages/test_one_story.py::test_stays_quiet_where_the_text_tells_of_then[pl-aside then]",
    r"test_seeds.py::test_case_comes_out_as_expected[event-other-occasion]",
    r"test_seeds.py::test_case_comes_out_as_expected[event-scene-by-place]",
    r"test_seeds.py::test_case_comes_out_as_expected[event-told-in-two-sentences]",
    r"test_seeds.py::test_case_comes_out_as_expected[layout-right-to-left]",
    r"test_seeds.py::test_case_comes_out_as_expected[month-within-year]",
    r"test_seeds.py::test_innocent_cases_raise_no_alarm_and_mismatches_do[event-other-occasion]",
    r"test_seeds.py::test_innocent_cases_raise_no_alarm_and_mismatches_do[event-told-in-two-sentences]",
))  # fmt: skip
