"""Today's lines about agreements: a tag, so that the diary, which lies below this room, need not know it."""

from typing import Any

from django import template
from django.http import HttpRequest

from homeward.web import clock
from homeward.web.agreements.queries.kept import Tonight, tonight
from homeward.web.agreements.views.guard import is_stopped

register = template.Library()


@register.inclusion_tag("agreements/tonight.html")
def agreed_for_today(request: HttpRequest) -> dict[str, Any]:
    """Show tonight's zone and what is due; after a stop, nothing is asked."""
    opened = getattr(request, "opened", None)
    found = tonight(opened, clock.local_today()) if opened is not None else Tonight((), is_check_in_due=False, over=0)
    return {"tonight": found, "stopped": is_stopped(request)}
