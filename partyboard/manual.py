"""What `--help` says and what a wrong call is answered, in place of the library's English."""

from typing import Any

from typer import Context, TyperException
from typer.core import TyperCommand, TyperGroup

_Rows = list[tuple[str, str]]


class Verb(TyperCommand):
    """A verb of the command line, its help in Vietnamese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, purpose, arguments, options."""
        arguments, options = _parameters(self, ctx)
        _write(ctx, formatter, " ".join(["[TÙY CHỌN]", *(name for name, _ in arguments)]))
        _section(formatter, "Đối số", arguments)
        _section(formatter, "Tùy chọn", options)


class Verbs(TyperGroup):
    """All verbs, their list in Vietnamese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, purpose, the verbs."""
        _write(ctx, formatter, "LỆNH …")
        verbs = [(name, verb.help or "") for name, verb in self.commands.items()]
        _section(formatter, "Lệnh", verbs)
        formatter.write("\nXem từng lệnh: partyboard LỆNH --help\n")


def objection(error: TyperException) -> str:
    """What is wrong with a call, in a sentence, and where to read how it is meant."""
    ctx: Context | None = getattr(error, "ctx", None)
    where = f"{ctx.command_path} --help" if ctx else "partyboard --help"
    return f"{_fault(error)} Xem: {where}"


def _fault(error: TyperException) -> str:
    ctx, option = getattr(error, "ctx", None), getattr(error, "option_name", "")
    match type(error).__name__:  # the library keeps these classes to itself
        case "NoSuchOption":
            names = " hay ".join(getattr(error, "possibilities", None) or ())
            return f"Không có tùy chọn {option}." + (f" Có phải {names}?" if names else "")
        case "BadOptionUsage":
            return f"Tùy chọn {option} thiếu hoặc thừa giá trị."
        case "MissingParameter":
            return f"Thiếu {_called(getattr(error, 'param', None))}."
        case "BadParameter":
            return f"Giá trị của {_called(getattr(error, 'param', None))} không đúng."
    if ctx and isinstance(ctx.command, Verbs):
        return f"Không có lệnh này. Có: {', '.join(ctx.command.commands)}."
    return "Thừa đối số."


def _called(parameter: Any) -> str:
    """An option by its long name, an argument as the help shows it."""
    if parameter is None:
        return "một giá trị"
    is_argument = parameter.param_type_name == "argument"
    return str(parameter.metavar if is_argument else parameter.opts[-1]).rstrip("…")


def _parameters(verb: Any, ctx: Any) -> tuple[_Rows, _Rows]:
    """The arguments and the options, as rows of name and meaning."""
    arguments: _Rows = []
    options: _Rows = []
    help_option = verb.get_help_option(ctx)
    for parameter in verb.get_params(ctx):
        if parameter is help_option:
            options.append((", ".join(parameter.opts), "Xem hướng dẫn này."))
        elif parameter.param_type_name == "argument":
            arguments.append((parameter.metavar, parameter.help))
        else:
            names = ", ".join(sorted(parameter.opts, key=len))
            name = f"{names} {parameter.metavar}" if parameter.metavar else names
            options.append((name, _meaning(parameter)))
    return arguments, options


def _meaning(option: Any) -> str:
    if option.required:
        return f"{option.help} Bắt buộc."
    if isinstance(option.default, str | int) and option.default and not option.is_flag:
        return f"{option.help} Mặc định {option.default}."
    return str(option.help)


def _write(ctx: Any, formatter: Any, pieces: str) -> None:
    formatter.write_usage(ctx.command_path, pieces, "Cách gọi: ")
    formatter.write_paragraph()
    formatter.write_text(ctx.command.help)


def _section(formatter: Any, heading: str, rows: _Rows) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)
