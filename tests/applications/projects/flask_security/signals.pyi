"""The signals of Flask-Security, as its documentation describes them.

``token`` and ``confirm_token`` are old names of other keys, which are still sent.
"""

from typing import Any, TypedDict

from blinker import NamedSignal as NamedSignal
from flask import Flask as Flask
from flask_security import UserMixin
from flask_security.datastore import RefreshTrackerMixin

class Nothing(TypedDict): ...

class OfUser(TypedDict):
    user: UserMixin

class UserAuthenticated(OfUser):
    authn_via: list[str]

class UserFailedAuthn(OfUser):
    endpoint: str
    auth_type: str
    tfa: bool

class UserRegistered(OfUser):
    confirm_token: str | None
    confirmation_token: str | None
    form_data: dict[str, Any]

class UserNotRegistered(TypedDict):
    user: UserMixin | None
    existing_email: bool
    existing_username: bool
    form_data: dict[str, Any]

class ConfirmInstructionsSent(OfUser):
    token: str
    confirmation_token: str

class LoginInstructionsSent(OfUser):
    login_token: str

class ResetPasswordInstructionsSent(OfUser):
    token: str
    reset_token: str

class ChangeEmailInstructionsSent(OfUser):
    token: str
    new_email: str

class ChangeEmailConfirmed(OfUser):
    old_email: str

class RefreshTrackerCreated(OfUser):
    refresh_tracker: RefreshTrackerMixin

class RefreshTrackerRevoked(RefreshTrackerCreated):
    refresh_error: tuple[str, ...]

class OfMethod(OfUser):
    method: str

class TfSecurityTokenSent(OfMethod):
    token: str
    login_token: str
    phone_number: str | None

class UsernameChanged(OfUser):
    old_username: str

class UsSecurityTokenSent(TfSecurityTokenSent):
    send_magic_link: bool

class UsProfileChanged(OfUser):
    methods: list[str]
    delete: bool

class OfCredential(OfUser):
    name: str

user_authenticated: NamedSignal[Flask, UserAuthenticated]
user_unauthenticated: NamedSignal[Flask, Nothing]
user_failed_authn: NamedSignal[Flask, UserFailedAuthn]
user_registered: NamedSignal[Flask, UserRegistered]
user_not_registered: NamedSignal[Flask, UserNotRegistered]
user_confirmed: NamedSignal[Flask, OfUser]
confirm_instructions_sent: NamedSignal[Flask, ConfirmInstructionsSent]
login_instructions_sent: NamedSignal[Flask, LoginInstructionsSent]
password_reset: NamedSignal[Flask, OfUser]
password_changed: NamedSignal[Flask, OfUser]
reset_password_instructions_sent: NamedSignal[Flask, ResetPasswordInstructionsSent]
change_email_instructions_sent: NamedSignal[Flask, ChangeEmailInstructionsSent]
change_email_confirmed: NamedSignal[Flask, ChangeEmailConfirmed]
refresh_tracker_created: NamedSignal[Flask, RefreshTrackerCreated]
refresh_tracker_revoked: NamedSignal[Flask, RefreshTrackerRevoked]
tf_code_confirmed: NamedSignal[Flask, OfMethod]
tf_profile_changed: NamedSignal[Flask, OfMethod]
tf_disabled: NamedSignal[Flask, OfUser]
tf_security_token_sent: NamedSignal[Flask, TfSecurityTokenSent]
username_changed: NamedSignal[Flask, UsernameChanged]
username_recovery_email_sent: NamedSignal[Flask, OfUser]
us_security_token_sent: NamedSignal[Flask, UsSecurityTokenSent]
us_profile_changed: NamedSignal[Flask, UsProfileChanged]
wan_registered: NamedSignal[Flask, OfCredential]
wan_deleted: NamedSignal[Flask, OfCredential]
