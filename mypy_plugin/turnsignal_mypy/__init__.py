"""The mypy plugin of turnsignal.

It checks every send and every receiver against the declaration of its signal. Enable it in
the configuration of mypy::

    [tool.mypy]
    plugins = ["turnsignal_mypy"]
"""

from ._plugin import TurnsignalPlugin

__all__ = ["plugin"]


def plugin(version: str) -> type[TurnsignalPlugin]:
    """Return the plugin's class; mypy calls this.

    Args:
        version: The version of mypy that is running. The plugin does not depend on it.

    Returns:
        The class of the plugin.

    Example:
        >>> from turnsignal_mypy import plugin
        >>> plugin("2.0").__name__
        'TurnsignalPlugin'

    .. versionadded:: 0.1
    """
    del version
    return TurnsignalPlugin
