from blinker import signal

ready = signal("ready")
