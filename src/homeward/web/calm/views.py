"""Settling: one exercise, the worry before and after, a name for the feeling, the story beside two others."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from homeward.web import visit
from homeward.web.answers import see_other
from homeward.web.calm.forms import StoryForm, WorryForm, WritingForm
from homeward.web.calm.queries import settling as queries
from homeward.web.calm.queries.turning import turning_for
from homeward.web.calm.settling import MOST_STORY, Settling, with_feeling

EXERCISES = {"breathing": "calm:breathe", "grounding": "calm:look", "writing": "calm:write"}


def settling_of(request: HttpRequest) -> Settling:
    """Return what this visit remembers of settling."""
    return visit.get(request, Settling) or Settling()


def worry_of(form: WorryForm) -> int | None:
    """Return the number picked, None where it was left out."""
    found: int | None = form.cleaned_data["worry"]
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the worry, and choose an exercise; the number stays in this visit."""
    form = WorryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        visit.put(request, replace(settling_of(request), before=worry_of(form), after=None))
        return see_other(EXERCISES.get(request.POST.get("exercise", ""), "calm:breathe"))
    page = {"form": form, "exercises": queries.exercises()}
    return render(request, "calm/start.html", page, status=422 if form.errors else 200)


@require_safe
def breathe(request: HttpRequest) -> HttpResponse:
    """Breathe with a quiet circle."""
    return render(request, "calm/breathe.html", {"exercise": queries.exercise("breathing")})


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Look, feel, hear, smell, taste."""
    return render(request, "calm/look.html", {"exercise": queries.exercise("grounding")})


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write for two minutes; the text is looked at for danger and then let go."""
    form = WritingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return noticed(request, form.cleaned_data["writing"], "calm:after")
    page = {"form": form, "exercise": queries.exercise("writing")}
    return render(request, "calm/write.html", page, status=422 if form.errors else 200)


def noticed(request: HttpRequest, text: str, onward: str) -> HttpResponse:
    """Go on, unless the text says that help matters more now."""
    notice = queries.notice(text)
    if notice is None:
        return see_other(onward)
    page = {"turning": turning_for(notice.outcome), "lasting": notice.is_lasting, "onward": onward}
    return render(request, "calm/noticed.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest) -> HttpResponse:
    """Ask for the worry once more, and show both numbers in words."""
    settling = settling_of(request)
    form = WorryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = worry_of(form)
        visit.put(request, replace(settling, after=number))
        return see_other("calm:after" if number is not None else "calm:feel")
    page = {"form": form, "settling": settling}
    return render(request, "calm/after.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def feel(request: HttpRequest) -> HttpResponse:
    """Name the feeling: a door, a word behind it, and its neighbours."""
    settling = settling_of(request)
    if request.method == "POST":
        visit.put(request, felt(settling, request.POST))
        return see_other("calm:feel")
    page = {
        "chosen": settling.feelings,
        "named": queries.named(settling.feelings),
        "groups": queries.groups(),
        "group": settling.group,
        "words": queries.words_of(settling.group),
    }
    return render(request, "calm/feel.html", page)


def felt(settling: Settling, sent: Mapping[str, str]) -> Settling:
    """Return what is remembered once a door was opened or a word picked; anything else changes nothing."""
    group, word = sent.get("group", ""), sent.get("word", "")
    if queries.is_group(group):
        settling = replace(settling, group=group)
    if queries.is_feeling(word):
        settling = replace(settling, feelings=with_feeling(settling.feelings, word))
    return settling


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest) -> HttpResponse:
    """Put the story one tells oneself beside two other readings."""
    settling = settling_of(request)
    form = StoryForm(request.POST if request.method == "POST" else None, initial={"story": settling.story})
    if request.method == "POST" and form.is_valid():
        told = request.POST.get("pick", "")[:MOST_STORY] or form.cleaned_data["story"]
        visit.put(request, replace(settling, story=told))
        return noticed(request, told, "calm:readings")
    at_once, more = queries.common_stories()
    page = {"form": form, "stories": at_once, "more": more}
    return render(request, "calm/story.html", page, status=422 if form.errors else 200)


@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    """Show the story and two other readings, and both ways on."""
    own = settling_of(request).story
    return render(request, "calm/readings.html", {"story": own, "readings": queries.readings(own)})


@require_safe
def space(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Give it space tonight, with one act of care for oneself."""
    acts = queries.acts_for_tonight()
    if not 1 <= number <= len(acts):
        raise Http404
    page = {"act": acts[number - 1], "following": number % len(acts) + 1}
    return render(request, "calm/space.html", page)
