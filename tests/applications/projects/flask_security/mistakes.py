"""Fifty mistakes to make in Flask-Security, in its sends and in the receivers of its tests.

They are of the kinds that happen as signals grow, whether a type checker can find them or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from tests.applications.mistakes import Mistake

#: A module, what stands before the place, and what is replaced there by what.
Change: TypeAlias = tuple[str, str, str, str]

MISSPELT: Final = "a send misspells a key"
FORGOTTEN: Final = "a send forgets a key"
RENAMED: Final = "a send calls a key otherwise"
FURTHER: Final = "a send passes another key"
WRONG_VALUE: Final = "a send passes a value of another type"
SENDER_BY_NAME: Final = "a send gives its sender by name"

OTHER_NAME: Final = "a receiver calls a parameter otherwise"
TAKES_LESS: Final = "a receiver lacks a parameter"
TAKES_MORE: Final = "a receiver needs more"
NO_SENDER: Final = "a receiver takes no sender"
WRONG_TYPE: Final = "a receiver takes another type"
NO_STARS: Final = "a receiver takes `kwargs`, not `**kwargs`"
WRONG_SIGNAL: Final = "a receiver is connected to another signal"
GONE: Final = "a receiver is gone when its function returns"
WRONG_KEY: Final = "a receiver looks up another key in `**kwargs`"
UNDECLARED: Final = "a receiver of a signal of Flask-Principal, which is not declared"

SENDS: Final[dict[str, list[Change]]] = {
    MISSPELT: [
        ("changeable", "    password_changed.send(", "user=user", "usr=user"),
        ("core", "        user_failed_authn.send(", "tfa=tfa", "tf=tfa"),
        ("recoverable", "reset_password_instructions_sent.send(", "reset_token=", "reset_tokn="),
        (
            "unified_signin",
            "            us_profile_changed.send(\n                ",
            "delete=",
            "deleted=",
        ),
    ],
    FORGOTTEN: [
        ("change_email", "change_email_confirmed.send(", "old_email=old_email,", ""),
        ("confirmable", "confirm_instructions_sent.send(", "confirmation_token=token,", ""),
        ("recoverable", "    password_reset.send(", "user=user,", ""),
        ("registerable", "user=None,", "existing_username=True,", ""),
        ("views", "tf_profile_changed.send(", "method=method,", ""),
    ],
    RENAMED: [
        ("change_email", "change_email_instructions_sent.send(", "new_email=", "email="),
        ("change_username", "username_changed.send(", "old_username=", "old_name="),
        ("confirmable", "    user_confirmed.send(", "user=user", "user_id=user.id"),
        ("passwordless", "login_instructions_sent.send(", "login_token=", "token="),
        ("registerable", "    user_registered.send(", "form_data=", "form="),
        ("tokens", "refresh_tracker_created.send(", "refresh_tracker=", "tracker="),
        ("twofactor", "tf_security_token_sent.send(", "phone_number=", "phone="),
        ("twofactor", "tf_profile_changed.send(", "method=", "methods="),
        (
            "unified_signin",
            "            user=current_user,\n            methods=[",
            "methods=[method]",
            "method=method",
        ),
        ("utils", "user_authenticated.send(", "authn_via=", "auth_via="),
        ("webauthn", "wan_deleted.send(", "name=", "credential="),
    ],
    FURTHER: [
        (
            "recoverable",
            "username_recovery_email_sent.send(",
            "user=user",
            "user=user, email=user.email",
        ),
    ],
    WRONG_VALUE: [
        (
            "registerable",
            "[arg-type]\n            user=form.",
            "existing_email=True",
            'existing_email="yes"',
        ),
        ("twofactor", "    tf_disabled.send(", "user=user", "user=user.email"),
        (
            "unified_signin",
            "    us_security_token_sent.send(",
            "=send_magic_link",
            "=str(send_magic_link)",
        ),
    ],
    SENDER_BY_NAME: [
        ("twofactor", "tf_code_confirmed.send(", "current_app._get", "sender=current_app._get"),
    ],
}

RECEIVERS: Final[dict[str, list[Change]]] = {
    OTHER_NAME: [
        ("test_change_username", "def test_cu(", "user, old_username)", "user, old_name)"),
        ("test_passwordless", "def test_passwordless_flag(", "login_token)", "token)"),
        ("test_two_factor", "def test_opt_in_nc(", "user, method,", "user, methods,"),
        ("test_unified_signin", "def test_setup_json(", "methods, delete,", "method,"),
        ("test_webauthn", "def test_basic(", "user, name,", "user, credential,"),
        ("view_scaffold", "def on_reset(", "user, token, method,", "user, code, method,"),
    ],
    TAKES_LESS: [
        ("test_change_username", "def test_cu_json(", "(app, user, old_username)", "(app, user)"),
        ("test_changeable", "def test_change_invalidates_session(", ", **extra_args)", ")"),
        ("test_confirmable", "def test_confirmable_flag(", "(app, **kwargs)", "(app, user, token)"),
        ("test_confirmable", "def test_confirmable_async(", "(myapp, user)", "(myapp)"),
        (
            "test_registerable",
            "def test_form_data_is_passed_to_user_registered_signal(",
            "(app, **kwargs)",
            "(app, user, form_data)",
        ),
        (
            "test_registerable",
            "def test_generic_response(",
            "(app, **kwargs)",
            "(app, user, existing_email, existing_username)",
        ),
        (
            "test_webauthn",
            "def test_delete(",
            "(sender, user, name, **extra_args)",
            "(sender, name)",
        ),
        (
            "view_scaffold",
            "def on_token_sent(",
            "user, token, method, **extra)",
            "user, token, method)",
        ),
    ],
    TAKES_MORE: [
        ("test_confirmable", "def test_confirmable_flag(", "(app, user)", "(app, user, token)"),
    ],
    NO_SENDER: [
        ("test_changeable", "def test_changeable_flag(", "(app, user)", "(user)"),
        ("test_registerable", "def test_gr_existing_username(", "(app, **kwargs)", "(**kwargs)"),
    ],
    WRONG_TYPE: [
        (
            "test_recoverable",
            "def test_recoverable_json_async(",
            "(myapp, user)",
            "(myapp, user: str)",
        ),
        (
            "test_unified_signin",
            "def test_setup_delete_multi_json(",
            "methods, delete,",
            "methods: str, delete,",
        ),
    ],
    NO_STARS: [
        ("test_recoverable", "def test_recoverable_auth_json(", "(app, **kwargs)", "(app, kwargs)"),
    ],
    WRONG_SIGNAL: [
        (
            "test_recoverable",
            "def test_recoverable_json(",
            "@password_reset.",
            "@reset_password_instructions_sent.",
        ),
    ],
    GONE: [
        ("view_scaffold", "Not registered response", "sent.connect_via(app)", "sent.connect"),
    ],
    WRONG_KEY: [
        (
            "test_confirmable",
            "def test_confirmation_template(",
            '["confirmation_token"]',
            '["confirm_token"]',
        ),
        ("test_registerable", "def test_xlation(", '["confirmation_token"]', '["confirmation"]'),
    ],
    UNDECLARED: [
        ("test_two_factor", "def test_opt_in(", "(app, identity)", "(app, user)"),
    ],
}


def _mistakes(changes: dict[str, list[Change]], folder: str) -> Iterator[Mistake]:
    for what, places in changes.items():
        for module, after, old, new in places:
            yield Mistake(what, f"{folder}/{module}.py", after, old, new)


MISTAKES: Final = [*_mistakes(SENDS, "flask_security"), *_mistakes(RECEIVERS, "tests")]

#: How many each checker finds once the signals are declared. pyright checks no payload that is sent
#: with a wrapper, and here all are.
FOUND: Final = {"mypy": 46, "pyright": 22}
