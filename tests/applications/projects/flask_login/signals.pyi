"""The signals of Flask-Login, as the comments in its source describe them."""

from typing import Any, TypedDict

from blinker import NamedSignal as NamedSignal
from flask import Flask as Flask

class Nothing(TypedDict): ...

class OfUser(TypedDict):
    user: Any

user_logged_in: NamedSignal[Flask, OfUser]
user_logged_out: NamedSignal[Flask, OfUser]
user_loaded_from_cookie: NamedSignal[Flask, OfUser]
_user_loaded_from_header: NamedSignal[Flask, OfUser]
user_loaded_from_request: NamedSignal[Flask, OfUser]
user_login_confirmed: NamedSignal[Flask, Nothing]
user_unauthorized: NamedSignal[Flask, Nothing]
user_needs_refresh: NamedSignal[Flask, Nothing]
user_accessed: NamedSignal[Flask, Nothing]
session_protected: NamedSignal[Flask, Nothing]
