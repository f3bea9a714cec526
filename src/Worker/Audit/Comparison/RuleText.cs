using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>
/// A rule of the catalogue as text, every value of it. Records that hold arrays compare by identity; their text compares
/// by value, and a value added to a rule later is in it without anybody remembering.
/// </summary>
internal static class RuleText
{
    /// <summary>Type names and all values that a rule was built from; what is computed from them is left out.</summary>
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or DateOnly or Enum or bool or int or long:
                text.Append('"').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('"');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (object? item in items)
                {
                    Write(text, item);
                }

                text.Append(']');
                break;
            case ValueType:
                throw new ArgumentException($"{value.GetType().Name}: für diesen Wert gibt es keinen Text.", nameof(value));
            default:
                WriteMembers(text, value);
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('(');
        foreach (PropertyInfo property in value.GetType().GetProperties()
            .Where(property => property.SetMethod is not null).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append('=');
            Write(text, property.GetValue(value));
        }

        text.Append(')');
    }
}
