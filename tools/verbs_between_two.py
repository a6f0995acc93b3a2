"""Verbs people use on each other that the treebank is too polite for."""

from homeward.coach.word_set import word_set

ALSO_VERBS = sorted(
    word_set(
        """abandon ache admire adore annoy apologise apologize appreciate argue avoid babysit bail beg belittle
        bicker blame blow bother calm cancel care chase cheat cherish comfort communicate compliment
        compromise consider crave criticise criticize cuddle declutter decompress deny desert despise
        disgust dismiss ditch drain dread dump embarrass exaggerate exhaust flake flirt forget gaslight
        ghost guilt hoover hover hug humiliate hurt ignore infuriate initiate interrupt irritate judge kiss
        lecture lie loathe mend mess moan mock mop nag neglect notice overreact overwhelm patronise
        patronize pester piss plead postpone prioritise prioritize promise reassure recharge reconnect
        reload repair reschedule resent respond scream screw scroll shame smother snap sneak snooze snuggle
        soothe stonewall stress sulk swipe text thank tidy tiptoe treasure unload unwind upset vacuum value
        vanish vent whine withdraw wonder yell"""
    )
)
IRREGULAR = word_set("blow lie hurt upset forget withdraw")
